import { sql } from "drizzle-orm";
import { z } from "zod";
import { askedTwice } from "@/db/schema";
import { moment } from "@/lib/accounts/standing-appointment";
import { recordAudit } from "@/lib/audit";
import { changeQuestion } from "@/lib/community/change-question";
import { commentMark } from "@/lib/community/comment-mark-sql";
import { type Known, lockQuestion } from "@/lib/community/inputs";
import { openInfoRequest } from "@/lib/community/lifecycle/facts";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

const helpersWords = ["message", "answer", "comment"] as const;
type HelpersWords = (typeof helpersWords)[number];

export const sayAlreadyToldInput = z.object({ of: z.enum(helpersWords), id });
export const sayInfoToldInput = z.object({ questionId: id });

type Written = { questionId: number; escalationId: number | null; authorId: string; byHelper: boolean };

/**
 * The asker says of what a helper wrote, privately or in the thread, that it asks for what they have told. It is counted
 * once, and a word of theirs: a case that waits for them goes on.
 */
export async function sayAlreadyTold(
  ctx: Context,
  input: z.input<typeof sayAlreadyToldInput>,
): Promise<void> {
  const { of, id } = sayAlreadyToldInput.parse(input);
  await transaction(ctx, async (work) => {
    const written = await writtenBy(work, of, id);
    if (!written) throw new Refusal("not_found");
    const known = await lockQuestion(work, written.questionId);
    authorize(work.actor, "message.told_already", { question: known.policy });
    if (written.authorId === known.policy.askerId) throw new Refusal("not_allowed_on_own");
    if (!written.byHelper) throw new Refusal("not_found");
    await say(work, known, written, { [`${of}Id`]: id });
  });
}

/** The asker says the same of the information that a helper has asked for: the clocks go on. */
export async function sayInfoTold(ctx: Context, input: z.input<typeof sayInfoToldInput>): Promise<void> {
  const { questionId } = sayInfoToldInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "message.told_already", { question: known.policy });
    const asked = openInfoRequest(known.facts);
    if (!asked) throw new Refusal("wrong_state");
    await say(work, known, { authorId: asked.personId, escalationId: null }, {});
  });
}

async function say(
  work: Work,
  known: Known,
  { authorId, escalationId }: Pick<Written, "authorId" | "escalationId">,
  about: { messageId?: number; answerId?: number; commentId?: number },
): Promise<void> {
  const questionId = known.facts.id;
  const [row] = await work.tx
    .insert(askedTwice)
    .values({
      questionId,
      escalationId,
      personId: authorId,
      source: "asker",
      ...about,
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: askedTwice.id });
  if (!row) return;
  const subject = escalationId
    ? (`escalation:${escalationId}` as const)
    : (`question:${questionId}` as const);
  await recordAudit(work, "told_already", subject, about);
  await changeQuestion(work, known, {
    type: "asker_wrote",
    by: { id: personId(work.actor), as: "asker" },
  });
}

/** What somebody can read of a post in the thread, or of a message, and whether it was written as staff or ambassador. */
async function writtenBy(work: Work, of: HelpersWords, id: number): Promise<Written | undefined> {
  const live = sql`(select e.id from escalations e where e.question_id = p.question_id
    and e.state not in ('closed', 'withdrawn'))`;
  const sources = {
    message: sql`
      select e.question_id, m.escalation_id, m.author_id, not m.is_note as by_helper
      from escalation_messages m join escalations e on e.id = m.escalation_id where m.id = ${id}`,
    answer: sql`
      select p.question_id, ${live}, p.author_id, p.author_mark is not null
      from answers p where p.id = ${id} and p.posted_at is not null and p.hidden_at is null and p.deleted_at is null`,
    comment: sql`
      select p.question_id, ${live}, p.author_id, ${commentMark("who", "t", moment(work.now))} is not null
      from comments p join questions q on q.id = p.question_id left join topics t on t.id = q.topic_id
      join people who on who.id = p.author_id where p.id = ${id} and p.held_at is null and p.hidden_at is null and p.deleted_at is null`,
  };
  const { rows } = await work.tx.execute<Written>(sql`
    with written (question_id, escalation_id, author_id, by_helper) as (${sources[of]})
    select question_id as "questionId", escalation_id as "escalationId", author_id as "authorId", by_helper as "byHelper"
    from written`);
  return rows[0];
}
