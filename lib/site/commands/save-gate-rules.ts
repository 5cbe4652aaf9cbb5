import { eq } from "drizzle-orm";
import { z } from "zod";
import { settings, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { gateRulesSchema, type RuleSet } from "@/lib/community/gate-rules";
import { renewDeadlines } from "@/lib/community/renew-deadlines";
import { type Context, transaction } from "@/lib/context";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { topicOf } from "./save-topic";

const opens = z.enum(["escalate", "offer"]);
const hours = z.coerce.number().min(0.25).max(1440);

/** The form of all rules at once; without a topic it is the whole site's. */
export const saveGateRulesInput = z.object({
  topicId: z
    .literal("")
    .transform(() => undefined)
    .or(id)
    .optional(),
  r1On: ticked,
  r1Hours: hours,
  r1Opens: opens,
  r2On: ticked,
  r2Hours: hours,
  r2DidNotWork: z.coerce.number().int().min(1).max(10),
  r2Opens: opens,
  r3On: ticked,
  r3Opens: opens,
  r4On: ticked,
  r4Opens: opens,
  r5On: ticked,
  r5Count: z.coerce.number().int().min(2).max(1000),
  r5Hours: hours,
  r5Opens: opens,
  r6On: ticked,
  r6Hours: hours,
  r6Opens: opens,
});

/** The rules that a form says. */
export const rulesOf = (f: Omit<z.output<typeof saveGateRulesInput>, "topicId">): RuleSet => ({
  R1: { on: f.r1On, hours: f.r1Hours, opens: f.r1Opens },
  R2: { on: f.r2On, hours: f.r2Hours, didNotWork: f.r2DidNotWork, opens: f.r2Opens },
  R3: { on: f.r3On, opens: f.r3Opens },
  R4: { on: f.r4On, opens: f.r4Opens },
  R5: { on: f.r5On, count: f.r5Count, hours: f.r5Hours, opens: f.r5Opens },
  R6: { on: f.r6On, hours: f.r6Hours, opens: f.r6Opens },
});

/**
 * Sets the gate rules of the site or of one topic. Open questions get their new times at once, but no time that has been
 * shown to an asker is ever delayed.
 */
export async function saveGateRules(ctx: Context, input: z.input<typeof saveGateRulesInput>): Promise<void> {
  const { topicId, ...f } = saveGateRulesInput.parse(input);
  const rules = gateRulesSchema.parse(rulesOf(f));
  await transaction(ctx, async (work) => {
    authorize(work.actor, "gate.manage");
    if (topicId) {
      const before = await topicOf(work, topicId);
      await work.tx.update(topics).set({ gate: rules }).where(eq(topics.id, topicId));
      await recordAudit(work, "gate_rules_set", `topic:${topicId}`, { before: before.gate, after: rules });
    } else {
      const row = { key: "gate", value: rules, updatedAt: work.now };
      await work.tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row });
      await recordAudit(work, "gate_rules_set", "site", { after: rules });
    }
    await renewDeadlines(work, topicId);
    await noteChange(work, "site");
  });
}

/** A topic follows the site again. */
export async function clearTopicGateRules(ctx: Context, input: { topicId: number }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "gate.manage");
    const before = await topicOf(work, input.topicId);
    await work.tx.update(topics).set({ gate: {} }).where(eq(topics.id, input.topicId));
    await recordAudit(work, "gate_rules_cleared", `topic:${input.topicId}`, { before: before.gate });
    await renewDeadlines(work, input.topicId);
    await noteChange(work, "site");
  });
}
