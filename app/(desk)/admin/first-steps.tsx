import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
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
  const open = firstSteps.filter((step) => !done[step]);
  if (open.length === 0) return null;
  const { t, href, format } = await intl("admin");
  const ready = firstSteps.filter((step) => done[step]).map((step) => t(`home.step.${step}`));
  return (
    <Section title={t("home.steps")}>
      <p className="mb-3 text-muted">{t("home.stepsLead", { open: open.length })}</p>
      <List label={t("home.steps")}>
        {open.map((step) => (
          <Row
            key={step}
            href={href(places[step])}
            visited={false}
            lead={<Icon name="open" size={18} className="mt-0.5 text-faint" />}
            title={t(`home.step.${step}`)}
            text={t(`home.step.${step}Hint`)}
          />
        ))}
      </List>
      {ready.length > 0 && (
        <p className="mt-3 flex items-start gap-2 text-sm text-muted">
          <Icon name="check" size={16} className="mt-0.5 text-faint" />
          {t("home.stepsDone", { steps: format.list(ready) })}
        </p>
      )}
    </Section>
  );
}
