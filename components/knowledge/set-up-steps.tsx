import { Chip } from "@/components/ui/chip";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";

type Props = { done: { hasTopics: boolean; hasPeople: boolean; hasLegalPages: boolean } };

/** What an admin of a fresh site does before the first question comes in. */
export async function SetUpSteps({ done }: Props) {
  const { t, href } = await intl("knowledge");
  const steps = [
    { name: "Topics", href: "/admin/topics", isDone: done.hasTopics },
    { name: "People", href: "/admin/people", isDone: done.hasPeople },
    { name: "Legal", href: "/admin/legal", isDone: done.hasLegalPages },
  ] as const;
  return (
    <Section title={t("home.setUp")}>
      <p className="-mt-1 mb-3 text-muted">{t("home.setUpText")}</p>
      <List ordered frame>
        {steps.map((step, index) => (
          <Row
            key={step.name}
            padded
            visited={false}
            href={href(step.href)}
            lead={
              <span className="grid size-6 place-items-center rounded-full border border-field text-xs font-semibold">
                {index + 1}
              </span>
            }
            title={t(`home.setUp${step.name}`)}
            text={t(`home.setUp${step.name}Text`)}
            trail={
              step.isDone && (
                <Chip icon="check" tone="accent">
                  {t("home.setUpDone")}
                </Chip>
              )
            }
          />
        ))}
      </List>
    </Section>
  );
}
