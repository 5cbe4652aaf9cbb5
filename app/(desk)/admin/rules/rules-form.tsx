import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import type { GateRules } from "@/lib/community/gate-rules";
import { intl } from "@/lib/http/intl";
import { ruleNames, ruleSentences } from "./sentences";
import type { TypedRules } from "./typed-rules";

type Props = {
  topicId: number | null;
  present: GateRules;
  typed: TypedRules;
  wrong: (keyof TypedRules)[];
  /** The changes are shown above, with the button that saves them. */
  isChecked: boolean;
};

/** All rules with their numbers. It leads to what would change, and saves nothing. */
export async function RulesForm({ topicId, present, typed, wrong, isChecked }: Props) {
  const { t, href } = await intl("admin");
  const sentences = await ruleSentences(present);
  const problem = (name: keyof TypedRules) =>
    wrong.includes(name)
      ? t(name === "r2DidNotWork" ? "rules.countProblem" : "rules.hoursProblem")
      : undefined;
  const number = (name: "r1Hours" | "r2Hours" | "r2DidNotWork", label: string) => (
    <Field name={name} label={label} error={problem(name)} className="w-44">
      <Input
        type="number"
        inputMode="decimal"
        min={name === "r2DidNotWork" ? 1 : 0.25}
        max={name === "r2DidNotWork" ? 10 : 1440}
        step={name === "r2DidNotWork" ? 1 : 0.25}
        defaultValue={typed[name]}
      />
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
        <span className="text-sm text-muted">{t("rules.checkHint")}</span>
      </FormActions>
    </form>
  );
}
