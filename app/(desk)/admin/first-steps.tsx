import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { VisuallyHidden } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { type FirstStep, firstSteps } from "@/lib/site/queries/first-steps";

const places: Record<FirstStep, string> = {
  mail: "/admin/mail",
  topics: "/admin/topics/new",
  team: "/admin/teams",
  ambassadors: "/admin/people",
  legal: "/admin/legal",
  secondAdmin: "/admin/people",
};

/** What a fresh site still needs; gone when all is done. */
export async function FirstSteps({ done }: { done: Record<FirstStep, boolean> }) {
  const open = firstSteps.filter((step) => !done[step]).length;
  if (open === 0) return null;
  const { t, href } = await intl("admin");
  return (
    <Section title={t("home.steps")}>
      <p className="mb-3 text-muted">{t("home.stepsLead", { open })}</p>
      <List label={t("home.steps")} ordered>
        {firstSteps.map((step) => (
          <Row
            key={step}
            {...(!done[step] && { href: href(places[step]) })}
            visited={false}
            lead={
              <>
                <Icon
                  name={done[step] ? "check" : "open"}
                  size={18}
                  className={done[step] ? "mt-0.5 text-accent" : "mt-0.5 text-faint"}
                />
                <VisuallyHidden>{done[step] ? t("home.stepDone") : t("home.stepOpen")}</VisuallyHidden>
              </>
            }
            title={<span className={done[step] ? "text-muted" : undefined}>{t(`home.step.${step}`)}</span>}
            text={done[step] ? undefined : t(`home.step.${step}Hint`)}
          />
        ))}
      </List>
    </Section>
  );
}
