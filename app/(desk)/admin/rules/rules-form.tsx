import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import { type RuleSet, ruleNames } from "@/lib/community/gate-rules";
import { intl } from "@/lib/http/intl";
import { ruleSentences } from "./sentences";
import type { TypedRules } from "./typed-rules";

type Props = {
  topicId: number | null;
  present: RuleSet;
  typed: TypedRules;
  wrong: (keyof TypedRules)[];
  /** The changes are shown above, with the button that saves them. */
  isChecked: boolean;
};

const inHours = { min: 0.25, max: 1440, step: 0.25 };
const bounds = {
  r1Hours: inHours,
  r2Hours: inHours,
  r2DidNotWork: { min: 1, max: 10, step: 1 },
  r5Count: { min: 2, max: 1000, step: 1 },
  r5Hours: inHours,
  r6Hours: inHours,
};
const problems = { r2DidNotWork: "rules.countProblem", r5Count: "rules.countProblem5" } as const;

/** All rules with their numbers. It leads to what would change, and saves nothing. */
export async function RulesForm({ topicId, present, typed, wrong, isChecked }: Props) {
  const { t, href } = await intl("admin");
  const sentences = await ruleSentences(present);
  const problem = (name: keyof TypedRules) =>
    wrong.includes(name) ? t(problems[name as keyof typeof problems] ?? "rules.hoursProblem") : undefined;
  const number = (name: keyof typeof bounds, label: string) => (
    <Field name={name} label={label} error={problem(name)} className="w-44">
      <Input type="number" inputMode="decimal" {...bounds[name]} defaultValue={typed[name]} />
    </Field>
  );
  const fields = {
    R1: number("r1Hours", t("rules.hours")),
    R2: (
      <>
        {number("r2DidNotWork", t("rules.didNotWork"))}
        {number("r2Hours", t("rules.hours"))}
      </>
    ),
    R3: null,
    R4: null,
    R5: (
      <>
        {number("r5Count", t("rules.count"))}
        {number("r5Hours", t("rules.hours"))}
      </>
    ),
    R6: number("r6Hours", t("rules.hours")),
  };
  return (
    <form action={href("/admin/rules")} noValidate>
      {topicId !== null && <input type="hidden" name="topic" value={topicId} />}
      <input type="hidden" name="check" value="1" />
      <div className="divide-y divide-line border-y border-line">
        {ruleNames.map((rule) => {
          const name = rule.toLowerCase() as "r1";
          return (
            <section
              key={rule}
              aria-labelledby={`${name}-title`}
              className="gap-x-10 py-5 md:grid md:grid-cols-2"
            >
              <div>
                <h2 id={`${name}-title`} className="font-semibold">
                  {t(`rules.${rule}.name`)}
                </h2>
                <p className="mt-0.5 max-w-prose text-sm text-muted">{t(`rules.${rule}.text`)}</p>
                <p className="mt-1.5 max-w-prose font-medium">{sentences[rule]}</p>
              </div>
              <div className="space-y-4 max-md:mt-3">
                <Checkbox
                  name={`${name}On`}
                  label={t("rules.on")}
                  defaultChecked={typed[`${name}On`] === "on"}
                />
                {fields[rule] && (
                  <div className="flex flex-wrap items-end gap-x-4 gap-y-3">{fields[rule]}</div>
                )}
                <RadioGroup
                  name={`${name}Opens`}
                  legend={t("rules.opens")}
                  defaultValue={typed[`${name}Opens`]}
                  options={[
                    { value: "escalate", label: t("rules.escalate") },
                    { value: "offer", label: t("rules.offer") },
                  ]}
                />
              </div>
            </section>
          );
        })}
      </div>
      <FormActions>
        <Button type="submit" variant={isChecked ? "secondary" : "primary"}>
          {t("rules.check")}
        </Button>
        <span className="text-sm text-muted">
          {t("rules.checkHint")} {t("rules.calendarHint")}
        </span>
      </FormActions>
    </form>
  );
}
