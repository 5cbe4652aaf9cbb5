import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { answers, questions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { authorize } from "@/lib/policy";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";
import { tellCalled } from "../mentions";
import { keepRevision, requireVersion } from "../revision";
import { writePost } from "../write-text";

export const editAnswerInput = z.object({ questionId: id, answerId: id, version: id, body: text });

/** Changes the words of an answer; the earlier ones stay in the history. Refuses a version that is no longer the present one. */
export async function editAnswer(ctx: Context, input: z.input<typeof editAnswerInput>): Promise<void> {
  const { questionId, answerId, version, body } = editAnswerInput.parse(input);
  const written = await writePost(ctx.db, body);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const [before] = await work.tx
      .select()
      .from(answers)
      .where(and(eq(answers.id, answerId), eq(answers.questionId, questionId)));
    if (!before) throw new Refusal("answer_not_of_question");
    const postVisible = before.postedAt !== null && before.hiddenAt === null;
    authorize(work.actor, "answer.edit", { question: known.policy, authorId: before.authorId, postVisible });
    if (before.deletedAt) throw new Refusal("answer_removed");
    const shut = notOpen(known.facts);
    if (shut) refuse(shut);
    requireVersion(before.version, version, before);
    await keepRevision(work, "answer", before);
    await work.tx
      .update(answers)
      .set({
        body: written.body,
        html: written.html,
        htmlVersion: written.htmlVersion,
        editedAt: work.now,
        version: version + 1,
      })
      .where(eq(answers.id, answerId));
    await attachFiles(work, { answerId }, written.body);
    await work.tx.update(questions).set({ lastActivityAt: work.now }).where(eq(questions.id, questionId));
    await recordAudit(work, "answer_edited", `question:${questionId}`, { answerId, version: version + 1 });
    await noteChange(work, `question:${questionId}`);
    if (postVisible)
      await tellCalled(work, { questionId, answerId, html: written.html, authorId: personId(work.actor) });
  });
}
