import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { answers, claims, questionArticles, questions, subscriptions } from "@/db/schema";
import { postingVerdict } from "@/lib/accounts/new-account";
import { recordAudit } from "@/lib/audit";
import { type Context, type Person, transaction, type Work } from "@/lib/context";
import { refuse } from "@/lib/errors";
import { id, idempotencyKey, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { countAnswers } from "../counts";
import { type Known, lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";
import { linkedArticles } from "../linked-articles";
import { tellCalled } from "../mentions";
import { partOf } from "../part";
import { sameWords } from "../same-words";
import { writePost } from "../write-text";

export const postAnswerInput = z.object({ questionId: id, body: text, idempotencyKey });

/**
 * Adds an answer to the thread; an ambassador's on their topic and a staff member's carry their mark. The owner of a
 * live case keeps its promises with it. A new account's may be held for review. The same key gives the first one
 * again, and so do the same words in a form sent within the hour.
 */
export async function postAnswer(
  ctx: Context,
  input: z.input<typeof postAnswerInput>,
): Promise<{ id: number; questionId: number; held: boolean }> {
  const given = postAnswerInput.parse(input);
  const written = await writePost(ctx.db, given.body);
  return transaction(ctx, async (work) => {
    const known = await lockQuestion(work, given.questionId);
    authorize(work.actor, "answer.post", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    const author = work.actor as Person;
    if (given.idempotencyKey) {
      const said = { authorId: author.id, body: written.body };
      const before = await sameWords(work, "answers", said, sql`question_id = ${given.questionId}`);
      if (before) return { ...before, questionId: given.questionId };
    }
    const held = await postingVerdict(work, { text: written.body });
    const [row] = await work.tx
      .insert(answers)
      .values({
        questionId: given.questionId,
        authorId: author.id,
        body: written.body,
        html: written.html,
        htmlVersion: written.htmlVersion,
        language: known.row.language,
        authorMark: markOf(author, known),
        createdAt: work.now,
        ...(held ? { heldAt: work.now, heldReason: held } : { postedAt: work.now }),
        idempotencyKey: given.idempotencyKey ?? null,
      })
      .onConflictDoNothing({ target: [answers.authorId, answers.idempotencyKey] })
      .returning({ id: answers.id });
    if (!row) return sameAgain(work, author.id, given);
    await attachFiles(work, { answerId: row.id }, written.body);
    await recordAudit(work, "answer_written", `question:${given.questionId}`, { answerId: row.id, held });
    await work.tx
      .insert(subscriptions)
      .values({ questionId: given.questionId, personId: author.id, createdAt: work.now })
      .onConflictDoNothing();
    if (!held) await announceAnswer(work, await lockQuestion(work, given.questionId), row.id, author);
    return { id: row.id, questionId: given.questionId, held: held !== null };
  });
}

/** What an answer does on becoming visible: when posted, or when a held one is released. */
export async function announceAnswer(
  work: Work,
  known: Known,
  answerId: number,
  author: Person,
): Promise<void> {
  const questionId = known.facts.id;
  await work.tx.update(questions).set({ lastActivityAt: work.now }).where(eq(questions.id, questionId));
  await countAnswers(work, questionId);
  const live = and(eq(claims.questionId, questionId), eq(claims.personId, author.id), isNull(claims.endedAt));
  await work.tx.update(claims).set({ endedAt: work.now }).where(live);
  const by = { id: author.id, as: partOf(author, known.policy) };
  if (author.id === known.policy.askerId)
    known = await changeQuestion(work, known, { type: "asker_wrote", by });
  await changeQuestion(work, known, { type: "answer_posted", by, answerId });
  const [answer] = await work.tx
    .select({ body: answers.body, html: answers.html })
    .from(answers)
    .where(eq(answers.id, answerId));
  for (const articleId of await linkedArticles(work, answer!.body)) {
    await work.tx
      .insert(questionArticles)
      .values({ questionId, articleId, source: "helper", createdAt: work.now })
      .onConflictDoNothing();
  }
  await tellCalled(work, { questionId, answerId, html: answer!.html, authorId: author.id });
}

/** The mark that an author earns on this question; an asker's follow-up on their own carries none. */
function markOf(author: Person, known: Known): "staff" | "ambassador" | null {
  if (author.id === known.policy.askerId) return null;
  const part = partOf(author, known.policy);
  return part === "staff" || part === "ambassador" ? part : null;
}

async function sameAgain(
  work: Work,
  authorId: string,
  given: { questionId: number; idempotencyKey?: string },
) {
  const { rows } = await work.tx.execute<{ id: number; held: boolean }>(
    sql`select id, held_at is not null as held from answers
      where author_id = ${authorId} and idempotency_key = ${given.idempotencyKey!}`,
  );
  return { id: rows[0]!.id, questionId: given.questionId, held: rows[0]!.held };
}
