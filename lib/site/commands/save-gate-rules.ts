import { eq, inArray, isNotNull, or } from "drizzle-orm";
import { z } from "zod";
import { questions, settings, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { keepDeadlines } from "@/lib/community/deadlines";
import { gateChangesSchema } from "@/lib/community/gate-rules";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, transaction, type Work } from "@/lib/context";
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
});

/**
 * Sets the gate rules of the site or of one topic. Open questions get their new times at once, but no time that has been
 * shown to an asker is ever delayed.
 */
export async function saveGateRules(ctx: Context, input: z.input<typeof saveGateRulesInput>): Promise<void> {
  const { topicId, ...f } = saveGateRulesInput.parse(input);
  const rules = gateChangesSchema.parse({
    R1: { on: f.r1On, hours: f.r1Hours, opens: f.r1Opens },
    R2: { on: f.r2On, hours: f.r2Hours, didNotWork: f.r2DidNotWork, opens: f.r2Opens },
    R3: { on: f.r3On, opens: f.r3Opens },
    R4: { on: f.r4On, opens: f.r4Opens },
  });
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

/** Only questions whose gate a clock may still open have anything to renew. */
async function renewDeadlines(work: Work, topicId?: number): Promise<void> {
  const family = topicId
    ? (
        await work.tx
          .select({ id: topics.id })
          .from(topics)
          .where(or(eq(topics.id, topicId), eq(topics.parentId, topicId)))
      ).map((row) => row.id)
    : null;
  const waiting = await work.tx
    .select({ id: questions.id })
    .from(questions)
    .where(family ? inArray(questions.topicId, family) : isNotNull(questions.gateDueAt))
    .orderBy(questions.id);
  for (const { id: questionId } of waiting) await keepDeadlines(work, await lockQuestion(work, questionId));
}
