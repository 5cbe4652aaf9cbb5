import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { FormActions } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { type RuleSet, ruleNames } from "@/lib/community/gate-rules";
import { intl } from "@/lib/http/intl";
import type { GateSimulation } from "@/lib/site/queries/gate-simulation";
import { save } from "./actions";
import { ruleSentences } from "./sentences";
import { Simulation } from "./simulation";
import type { TypedRules } from "./typed-rules";

type Props = {
  topicId: number | null;
  /** A topic that follows the site gets rules of its own by saving, even the same ones. */
  isNewSet: boolean;
  present: RuleSet;
  wanted: RuleSet;
  typed: TypedRules;
  simulation: GateSimulation;
  of: "month" | "history";
};

/** What would change, old beside new, what it would have meant lately, and the button that does it. */
export async function Changes({ topicId, isNewSet, present, wanted, typed, simulation, of }: Props) {
  const { t, href } = await intl("admin");
  const before = await ruleSentences(present);
  const after = await ruleSentences(wanted);
  const changed = ruleNames.filter((rule) => before[rule] !== after[rule]);
  if (changed.length === 0 && !isNewSet) return <Notice className="mb-6">{t("rules.nothingChanges")}</Notice>;
  const off = changed.filter((rule) => present[rule].on && !wanted[rule].on);
  return (
    <section
      id="changes"
      aria-labelledby="changes-title"
      className="mb-8 rounded-lg border border-accent bg-surface px-4 py-4"
    >
      <h2 id="changes-title" className="text-lg font-semibold">
        {t("rules.changes")}
      </h2>
      <dl className="mt-2 divide-y divide-line">
        {changed.map((rule) => (
          <div key={rule} className="py-2.5">
            <dt className="text-sm font-semibold">{t(`rules.${rule}.name`)}</dt>
            <dd className="mt-1 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
              <p className="text-muted">
                <span className="me-1.5 text-faint">{t("rules.old")}</span>
                <del className="decoration-1">{before[rule]}</del>
              </p>
              <p>
                <span className="me-1.5 text-faint">{t("rules.new")}</span>
                <ins className="font-medium no-underline">{after[rule]}</ins>
              </p>
            </dd>
          </div>
        ))}
      </dl>
      <Simulation simulation={simulation} of={of} topicId={topicId} typed={typed} />
      {off.map((rule) => (
        <Notice key={rule} tone="warning" className="mt-3">
          {t("rules.switchedOff", { rule, effect: t(`rules.offEffect.${rule}`) })}
        </Notice>
      ))}
      <p className="mt-3 text-sm text-muted">{t("rules.noDelay")}</p>
      <ActionForm id="save-rules" action={save}>
        {topicId !== null && <input type="hidden" name="topicId" value={topicId} />}
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormActions className="mt-4">
          <SubmitButton>{t("rules.save")}</SubmitButton>
          <Button
            href={href(topicId === null ? "/admin/rules" : `/admin/rules?topic=${topicId}`)}
            variant="quiet"
          >
            {t("rules.discard")}
          </Button>
        </FormActions>
      </ActionForm>
    </section>
  );
}
