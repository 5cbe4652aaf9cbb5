import { eq } from "drizzle-orm";
import { z } from "zod";
import { answers, comments } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { authorOf } from "../author";
import { changeQuestion } from "../change-question";
import { countAnswers } from "../counts";
import { lockQuestion } from "../inputs";
import { partOf } from "../part";

export const deletePostInput = z.object({ questionId: id, type: z.enum(["answer", "comment"]), postId: id });

/** Takes an answer or comment out of the thread for good. An accepted answer takes its acceptance along, without counting as "did not work". */
export async function deletePost(ctx: Context, input: z.input<typeof deletePostInput>): Promise<void> {
  const { questionId, type, postId } = deletePostInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    const authorId = await authorOf(work, type, postId, questionId);
    authorize(work.actor, `${type}.delete`, { question: known.policy, authorId });
    const table = type === "answer" ? answers : comments;
    await work.tx.update(table).set({ deletedAt: work.now }).where(eq(table.id, postId));
    await recordAudit(work, `${type}_deleted`, `question:${questionId}`, { [`${type}Id`]: postId });
    if (type === "comment") return noteChange(work, `question:${questionId}`);
    await countAnswers(work, questionId);
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    const now = await lockQuestion(work, questionId);
    await changeQuestion(work, now, { type: "answer_removed", by, answerId: postId });
  });
}
