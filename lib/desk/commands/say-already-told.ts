import { sql } from "drizzle-orm";
import { z } from "zod";
import { askedTwice } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { changeQuestion } from "@/lib/community/change-question";
import { lockQuestion } from "@/lib/community/inputs";
import { openInfoRequest } from "@/lib/community/lifecycle/facts";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const sayAlreadyToldInput = z.object({ messageId: id });
export const sayInfoToldInput = z.object({ questionId: id });

type Message = { question_id: number; escalation_id: number; author_id: string; is_note: boolean };

/** The asker says of a private message by staff that it asks for what they have told. Counted once for a message. */
export async function sayAlreadyTold(
  ctx: Context,
  input: z.input<typeof sayAlreadyToldInput>,
): Promise<void> {
  const { messageId } = sayAlreadyToldInput.parse(input);
  await transaction(ctx, async (work) => {
    const { rows } = await work.tx.execute<Message>(sql`
      select e.question_id, m.escalation_id, m.author_id, m.is_note from escalation_messages m
      join escalations e on e.id = m.escalation_id where m.id = ${messageId}`);
    const message = rows[0];
    if (!message || message.is_note) throw new Refusal("not_found");
    const known = await lockQuestion(work, message.question_id);
    authorize(work.actor, "message.told_already", { question: known.policy });
    if (message.author_id === known.policy.askerId) throw new Refusal("not_allowed_on_own");
    const [row] = await work.tx
      .insert(askedTwice)
      .values({
        questionId: message.question_id,
        escalationId: message.escalation_id,
        personId: message.author_id,
        source: "asker",
        place: null,
        messageId,
        createdAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ id: askedTwice.id });
    if (!row) return;
    await recordAudit(work, "told_already", `escalation:${message.escalation_id}`, { messageId });
    await noteChange(work, `question:${message.question_id}`, `escalation:${message.escalation_id}`);
  });
}

/** The asker says the same of what a helper has asked for. It is counted, and a word of theirs: the clocks go on. */
export async function sayInfoTold(ctx: Context, input: z.input<typeof sayInfoToldInput>): Promise<void> {
  const { questionId } = sayInfoToldInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "message.told_already", { question: known.policy });
    const asked = openInfoRequest(known.facts);
    if (!asked) throw new Refusal("wrong_state");
    await work.tx
      .insert(askedTwice)
      .values({ questionId, personId: asked.personId, source: "asker", createdAt: work.now });
    await recordAudit(work, "told_already", `question:${questionId}`);
    const by = { id: personId(work.actor), as: "asker" } as const;
    await changeQuestion(work, known, { type: "asker_wrote", by });
  });
}
