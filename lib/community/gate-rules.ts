import { z } from "zod";
import type { Calendar } from "./calendar/calendar";

/** What happens when a rule opens the gate: an escalation by itself, or an offer to the asker. */
const opens = z.enum(["escalate", "offer"]);
const hours = z
  .number()
  .min(0.25)
  .max(24 * 60);

const shape = {
  R1: z.strictObject({ on: z.boolean(), hours, opens }),
  R2: z.strictObject({ on: z.boolean(), didNotWork: z.int().min(1).max(10), hours, opens }),
  R3: z.strictObject({ on: z.boolean(), opens }),
  R4: z.strictObject({ on: z.boolean(), opens }),
  R5: z.strictObject({ on: z.boolean(), count: z.int().min(2).max(1000), hours, opens }),
  R6: z.strictObject({ on: z.boolean(), hours, opens }),
};

export const gateRulesSchema = z.strictObject(shape);
export type RuleSet = z.infer<typeof gateRulesSchema>;
export type RuleName = keyof RuleSet;
export const ruleNames = ["R1", "R2", "R3", "R4", "R5", "R6"] as const satisfies RuleName[];

/** The rules that hold for a question, with the open hours by which its topic counts; without any, every hour counts. */
export type GateRules = RuleSet & { calendar?: Calendar | null };

/** What a topic may say differently from the site. */
export const gateChangesSchema = z.strictObject({
  R1: shape.R1.partial().optional(),
  R2: shape.R2.partial().optional(),
  R3: shape.R3.partial().optional(),
  R4: shape.R4.partial().optional(),
  R5: shape.R5.partial().optional(),
  R6: shape.R6.partial().optional(),
});
export type GateChanges = z.infer<typeof gateChangesSchema>;

/** Hours are elapsed hours, unless the topic has a calendar. */
export const defaultGateRules: RuleSet = {
  R1: { on: true, hours: 24, opens: "escalate" },
  R2: { on: true, didNotWork: 2, hours: 72, opens: "offer" },
  R3: { on: true, opens: "escalate" },
  R4: { on: true, opens: "escalate" },
  R5: { on: true, count: 5, hours: 24, opens: "offer" },
  R6: { on: true, hours: 6, opens: "escalate" },
};

/** Later ones win: site over defaults, topic over site. */
export function gateRules(...changes: (GateChanges | null | undefined)[]): RuleSet {
  const rules = structuredClone(defaultGateRules);
  for (const change of changes) {
    for (const name of ruleNames) Object.assign(rules[name], change?.[name]);
  }
  return rules;
}
