import type { RuleSet } from "@/lib/community/gate-rules";
import { rulesOf, saveGateRulesInput } from "@/lib/site/commands/save-gate-rules";

/** The rules as the form has them: one text a field, empty for a box that is not ticked. */
export type TypedRules = Record<Exclude<keyof typeof saveGateRulesInput.shape, "topicId">, string>;

export const asTyped = ({ R1, R2, R3, R4, R5, R6 }: RuleSet): TypedRules => ({
  r1On: R1.on ? "on" : "",
  r1Hours: String(R1.hours),
  r1Opens: R1.opens,
  r2On: R2.on ? "on" : "",
  r2Hours: String(R2.hours),
  r2DidNotWork: String(R2.didNotWork),
  r2Opens: R2.opens,
  r3On: R3.on ? "on" : "",
  r3Opens: R3.opens,
  r4On: R4.on ? "on" : "",
  r4Opens: R4.opens,
  r5On: R5.on ? "on" : "",
  r5Count: String(R5.count),
  r5Hours: String(R5.hours),
  r5Opens: R5.opens,
  r6On: R6.on ? "on" : "",
  r6Hours: String(R6.hours),
  r6Opens: R6.opens,
});

const numbers = ["r1Hours", "r2Hours", "r2DidNotWork", "r5Count", "r5Hours", "r6Hours"] as const;

/** What stood in the address after "See what changes"; null when the form was not sent. */
export function typedIn(given: Record<string, string | string[] | undefined>): TypedRules | null {
  if (given.check === undefined) return null;
  const names = Object.keys(saveGateRulesInput.shape).filter((name) => name !== "topicId");
  return Object.fromEntries(
    names.map((name) => [name, typeof given[name] === "string" ? given[name].slice(0, 20) : ""]),
  ) as TypedRules;
}

/** The rules that were typed, or the names of the fields that cannot be right. */
export function readTyped(
  typed: TypedRules,
): { rules: RuleSet; wrong?: undefined } | { rules?: undefined; wrong: (keyof TypedRules)[] } {
  const empty = numbers.filter((name) => typed[name].trim() === "");
  const parsed = saveGateRulesInput.safeParse(typed);
  if (!parsed.success || empty.length > 0) {
    const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0] as keyof TypedRules);
    return { wrong: [...new Set([...empty, ...wrong])] };
  }
  return { rules: rulesOf(parsed.data) };
}
