import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { questions, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, line, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { visibleTopic } from "@/lib/search/visible-topic";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";
import { tellCalled } from "../mentions";
import { partOf } from "../part";
import { keepRevision, requireVersion } from "../revision";
import { tags } from "../tags";
import { slugOf, writePost, writeTitle } from "../write-text";

export const editQuestionInput = z.object({
  questionId: id,
  version: id,
  title: line,
  body: text,
  topicId: id.optional(),
  tags: tags.optional(),
});

/**
 * Changes title, text, topic or tags; the earlier ones stay in the history. Refuses with `stale_version` when somebody
 * else changed it meanwhile. Ambassadors may change title, topic and tags, the words are the asker's and the staff's.
 */
export async function editQuestion(
  ctx: Context,
  input: z.input<typeof editQuestionInput>,
): Promise<{ id: number; slug: string }> {
  const given = editQuestionInput.parse(input);
  const title = writeTitle(given.title);
  const written = await writePost(ctx.db, given.body);
  return transaction(ctx, async (work) => {
    const known = await lockQuestion(work, given.questionId);
    authorize(work.actor, "question.edit", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut && shut.reason !== "question_held") refuse(shut);
    const [before] = await work.tx.select().from(questions).where(eq(questions.id, given.questionId));
    requireVersion(before!.version, given.version, before!);
    const part = partOf(work.actor, known.policy);
    if (part === "ambassador" && written.body !== before!.body) throw new Refusal("forbidden");
    await requireTopic(work, given.topicId);
    await keepRevision(work, "question", before!);
    const slug = slugOf(title);
    await work.tx
      .update(questions)
      .set({
        title,
        slug,
        body: written.body,
        html: written.html,
        htmlVersion: written.htmlVersion,
        topicId: given.topicId ?? before!.topicId,
        tags: given.tags ?? before!.tags,
        version: before!.version + 1,
        lastActivityAt: work.now,
      })
      .where(eq(questions.id, given.questionId));
    await attachFiles(work, { questionId: given.questionId }, written.body);
    await recordAudit(work, "question_edited", `question:${given.questionId}`, {
      version: before!.version + 1,
      topic: { from: before!.topicId, to: given.topicId ?? before!.topicId },
    });
    await noteChange(work, `question:${given.questionId}`);
    const by = { id: personId(work.actor), as: part };
    const now = await lockQuestion(work, given.questionId);
    await changeQuestion(
      work,
      now,
      part === "asker" ? { type: "asker_wrote", by } : { type: "retopicked", by },
    );
    await notify(work, {
      kind: "question_edited",
      personId: known.policy.askerId,
      key: `question:${given.questionId}:edited:${before!.version + 1}`,
      questionId: given.questionId,
      actorId: by.id,
    });
    if (!before!.heldAt)
      await tellCalled(work, { questionId: given.questionId, html: written.html, authorId: by.id });
    return { id: given.questionId, slug };
  });
}

async function requireTopic(work: Work, topicId: number | undefined): Promise<void> {
  if (topicId === undefined) return;
  const [topic] = await work.tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.id, topicId), visibleTopic("topics", work.actor)));
  if (!topic) throw new Refusal("invalid_input", { what: "topic" }, "topicId");
}
