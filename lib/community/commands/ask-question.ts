import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { privateDetails, questions, searches, subscriptions, topics } from "@/db/schema";
import { postingVerdict } from "@/lib/accounts/new-account";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, idempotencyKey, line, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { authorize, can } from "@/lib/policy";
import { visibleTopic } from "@/lib/search/visible-topic";
import { changeQuestion } from "../change-question";
import { lockQuestion, readQuestions } from "../inputs";
import { tellCalled } from "../mentions";
import { tellAmbassadors } from "../tell-ambassadors";
import { slugOf, type Written, writePost, writeTitle } from "../write-text";

export const urgentMarks = ["safety", "security", "privacy", "payment"] as const;

export const askQuestionInput = z.object({
  title: line,
  body: text,
  topicId: id.optional(),
  language: z.string().max(12).default("en"),
  /** The asker's own mark that it cannot wait (R4). */
  urgentMark: z
    .enum(urgentMarks)
    .or(z.literal("").transform(() => undefined))
    .optional(),
  /** Only the asker and staff see these. */
  privateDetails: z.string().max(5_000).default(""),
  /** What was shown, opened and rejected while the title was typed. */
  searchIds: z.array(id).max(50).default([]),
  /** The question that this one goes on from; its own asker's, or one that everybody may read. */
  followUpOf: id.optional(),
  idempotencyKey,
});
export type AskQuestion = z.input<typeof askQuestionInput>;

/**
 * Puts a question before the community: its clocks start now, or when a held one is released. An urgent one starts
 * restricted and goes to the staff at once. The same key from the same asker gives the first question again.
 */
export async function askQuestion(
  ctx: Context,
  input: AskQuestion,
): Promise<{ id: number; slug: string; held: boolean; isNew: boolean }> {
  const asked = askQuestionInput.parse(input);
  const title = writeTitle(asked.title);
  const body = await writePost(ctx.db, asked.body);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "question.ask");
    const askerId = personId(work.actor)!;
    const topic = await topicOf(work, asked.topicId);
    const mark = asked.urgentMark ?? topic?.urgentMark ?? null;
    const held = await postingVerdict(work, { text: `${title}\n${body.body}` });
    const followUpOf = await followed(work, asked.followUpOf);
    const row = await insert(work, { ...asked, followUpOf, askerId, title, body, mark, held });
    if (!row) return sameAgain(work, askerId, asked.idempotencyKey!);
    await attach(work, row.id, askerId, asked);
    await attachFiles(work, { questionId: row.id }, body.body);
    await recordAudit(work, "question_written", `question:${row.id}`, {
      title,
      topicId: asked.topicId,
      mark,
      held,
    });
    if (!held) {
      await changeQuestion(work, await lockQuestion(work, row.id), {
        type: "asked",
        by: { id: askerId, as: "asker" },
      });
      await tellCalled(work, { questionId: row.id, html: body.html, authorId: askerId });
    }
    if (!held && mark === null) await tellAmbassadors(work, row.id);
    return { ...row, held: held !== null, isNew: true };
  });
}

async function topicOf(work: Work, topicId: number | undefined) {
  if (topicId === undefined) return null;
  const [topic] = await work.tx
    .select({ urgentMark: topics.urgentMark })
    .from(topics)
    .where(and(eq(topics.id, topicId), isNull(topics.mergedIntoId), visibleTopic("topics", work.actor)));
  if (!topic) throw new Refusal("invalid_input", { what: "topic" }, "topicId");
  return topic;
}

/** Only what the asker may read; anything else is as if it were not there. */
async function followed(work: Work, questionId: number | undefined): Promise<number | undefined> {
  const known = questionId ? (await readQuestions(work.tx, [questionId])).get(questionId) : undefined;
  return known && can(work.actor, "question.read", { question: known.policy }) ? questionId : undefined;
}

async function insert(
  work: Work,
  asked: Omit<z.output<typeof askQuestionInput>, "body"> & {
    askerId: string;
    title: string;
    body: Written;
    mark: (typeof urgentMarks)[number] | null;
    held: string | null;
  },
) {
  const [row] = await work.tx
    .insert(questions)
    .values({
      title: asked.title,
      slug: slugOf(asked.title),
      body: asked.body.body,
      html: asked.body.html,
      htmlVersion: asked.body.htmlVersion,
      language: asked.language,
      topicId: asked.topicId ?? null,
      askerId: asked.askerId,
      visibility: asked.mark ? "restricted" : "public",
      urgentMark: asked.mark,
      createdAt: work.now,
      lastActivityAt: work.now,
      askerWroteAt: work.now,
      followUpOfId: asked.followUpOf ?? null,
      ...(asked.held && { heldAt: work.now, heldReason: asked.held }),
      idempotencyKey: asked.idempotencyKey ?? null,
    })
    .onConflictDoNothing({ target: [questions.askerId, questions.idempotencyKey] })
    .returning({ id: questions.id, slug: questions.slug });
  return row ?? null;
}

async function sameAgain(work: Work, askerId: string, idempotencyKey: string) {
  const [row] = await work.tx
    .select({ id: questions.id, slug: questions.slug, heldAt: questions.heldAt })
    .from(questions)
    .where(and(eq(questions.askerId, askerId), eq(questions.idempotencyKey, idempotencyKey)));
  return { id: row!.id, slug: row!.slug, held: row!.heldAt !== null, isNew: false };
}

async function attach(
  work: Work,
  questionId: number,
  askerId: string,
  asked: z.output<typeof askQuestionInput>,
) {
  const at = { createdAt: work.now };
  await work.tx.insert(subscriptions).values({ questionId, personId: askerId, ...at });
  const details = asked.privateDetails.trim();
  if (details) {
    const [row] = await work.tx
      .insert(privateDetails)
      .values({ questionId, personId: askerId, body: details, ...at })
      .returning({ id: privateDetails.id });
    await attachFiles(work, { detailId: row!.id }, details);
  }
  if (asked.searchIds.length === 0) return;
  const own = or(eq(searches.personId, askerId), eq(searches.visitorKey, work.visitorKey ?? ""));
  await work.tx
    .update(searches)
    .set({ questionId, personId: askerId })
    .where(and(inArray(searches.id, asked.searchIds), isNull(searches.questionId), own));
}
