import { sql } from "drizzle-orm";
import { z } from "zod";
import { escalationMessages } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { changeQuestion } from "@/lib/community/change-question";
import { isLive } from "@/lib/community/lifecycle";
import { sameWords } from "@/lib/community/same-words";
import { writeText } from "@/lib/community/write-text";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, idempotencyKey, text, ticked } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { notifyAll } from "@/lib/notify/notify";
import { lockCase } from "../change-case";
import { guard, recordSentAnyway } from "../guard";

export const writeMessageInput = z.object({
  escalationId: id,
  body: text,
  isNote: ticked,
  /** It was flagged that the asker has told this already, and is to be sent all the same. */
  askAnyway: ticked,
  idempotencyKey,
});

/**
 * Writes beside the public thread: a private message between asker and owner, or a note that only staff ever see. A
 * message by staff that asks for what the asker has told is refused once, with the place; then it is recorded.
 */
export async function writeMessage(
  ctx: Context,
  input: z.input<typeof writeMessageInput>,
): Promise<{ id: number }> {
  const given = writeMessageInput.parse(input);
  const written = await writeText(given.body);
  return transaction(ctx, async (work) => {
    const { known, questionId } = await lockCase(
      work,
      given.escalationId,
      given.isNote ? "escalation.note" : "escalation.message",
    );
    if (!isLive(known.facts.escalation!.state)) throw new Refusal("wrong_state");
    const authorId = personId(work.actor)!;
    if (given.idempotencyKey) {
      const here = sql`escalation_id = ${given.escalationId} and is_note = ${given.isNote}`;
      const before = await sameWords(work, "escalation_messages", { authorId, body: written.body }, here);
      if (before) return { id: before.id };
    }
    const flags = given.isNote
      ? []
      : await guard(work, known, { draft: given.body, anyway: given.askAnyway });
    const [row] = await work.tx
      .insert(escalationMessages)
      .values({
        escalationId: given.escalationId,
        authorId,
        isNote: given.isNote,
        body: written.body,
        html: written.html,
        htmlVersion: written.htmlVersion,
        createdAt: work.now,
        idempotencyKey: given.idempotencyKey ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: escalationMessages.id });
    if (!row) {
      const { rows } = await work.tx.execute<{ id: number }>(
        sql`select id from escalation_messages
          where author_id = ${authorId} and idempotency_key = ${given.idempotencyKey!}`,
      );
      return rows[0]!;
    }
    const { escalationId } = given;
    await attachFiles(work, { messageId: row.id }, written.body);
    await recordSentAnyway(work, flags, { questionId, escalationId, messageId: row.id });
    await recordAudit(
      work,
      given.isNote ? "note_written" : "message_written",
      `escalation:${given.escalationId}`,
      {
        messageId: row.id,
      },
    );
    if (!given.isNote) {
      const other =
        authorId === known.policy.askerId ? known.facts.escalation!.ownerId : known.policy.askerId;
      await notifyAll(work, other ? [other] : [], {
        kind: "private_message",
        key: `message:${row.id}`,
        questionId,
        actorId: authorId,
        data: { escalationId: given.escalationId },
      });
    }
    // A case that waited for the asker waits no longer.
    if (!given.isNote && authorId === known.policy.askerId)
      await changeQuestion(work, known, { type: "asker_wrote", by: { id: authorId, as: "asker" } });
    // A note changes nothing on the thread: not even that something was written may reach those who read it.
    await noteChange(
      work,
      `escalation:${escalationId}`,
      ...(given.isNote ? [] : [`question:${questionId}` as const]),
    );
    return row;
  });
}
