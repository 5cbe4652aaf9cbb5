import { z } from "zod";

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
};

export const gateRulesSchema = z.strictObject(shape);
export type GateRules = z.infer<typeof gateRulesSchema>;
export type RuleName = keyof GateRules;

/** What a topic may say differently from the site. */
export const gateChangesSchema = z.strictObject({
  R1: shape.R1.partial().optional(),
  R2: shape.R2.partial().optional(),
  R3: shape.R3.partial().optional(),
  R4: shape.R4.partial().optional(),
});
export type GateChanges = z.infer<typeof gateChangesSchema>;

/** PRODUCT's defaults: hours are elapsed hours. */
export const defaultGateRules: GateRules = {
  R1: { on: true, hours: 24, opens: "escalate" },
  R2: { on: true, didNotWork: 2, hours: 72, opens: "offer" },
  R3: { on: true, opens: "escalate" },
  R4: { on: true, opens: "escalate" },
};

/** Later ones win: site over defaults, topic over site. */
export function gateRules(...changes: (GateChanges | null | undefined)[]): GateRules {
  const rules = structuredClone(defaultGateRules);
  for (const change of changes) {
    for (const name of Object.keys(rules) as RuleName[]) Object.assign(rules[name], change?.[name]);
  }
  return rules;
}
