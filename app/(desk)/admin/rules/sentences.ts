import type { RuleName, RuleSet } from "@/lib/community/gate-rules";
import { intl } from "@/lib/http/intl";

/** What each rule does, as one sentence with its numbers. */
export async function ruleSentences(rules: RuleSet): Promise<Record<RuleName, string>> {
  const { t } = await intl("admin");
  const { R1, R2, R3, R4, R5, R6 } = rules;
  const on = (rule: { on: boolean }) => (rule.on ? "yes" : "no");
  return {
    R1: t("rules.now.R1", { on: on(R1), hours: R1.hours, opens: R1.opens }),
    R2: t("rules.now.R2", { on: on(R2), hours: R2.hours, count: R2.didNotWork, opens: R2.opens }),
    R3: t("rules.now.R3", { on: on(R3), opens: R3.opens }),
    R4: t("rules.now.R4", { on: on(R4), opens: R4.opens }),
    R5: t("rules.now.R5", { on: on(R5), count: R5.count, hours: R5.hours, opens: R5.opens }),
    R6: t("rules.now.R6", { on: on(R6), hours: R6.hours, opens: R6.opens }),
  };
}
