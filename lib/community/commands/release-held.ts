import { eq } from "drizzle-orm";
import { z } from "zod";
import { answers, comments, people, questions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, type Person, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { tellCalled } from "../mentions";
import { tellAmbassadors } from "../tell-ambassadors";
import { postType } from "./hide-post";
import { announceAnswer } from "./post-answer";

export const releaseHeldInput = z.object({ questionId: id, type: postType, postId: id });

/** Lets a post that was held for review appear; a question's clocks start now, not when it was written. */
export async function releaseHeld(ctx: Context, input: z.input<typeof releaseHeldInput>): Promise<void> {
  const { questionId, type, postId } = releaseHeldInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "moderation.work", { question: known.policy });
    let authorId = known.facts.askerId;
    if (type === "question") {
      await changeQuestion(work, known, { type: "released", by: { id: personId(work.actor), as: "staff" } });
      if (known.facts.urgentMark === null) await tellAmbassadors(work, questionId);
      const [question] = await work.tx.select().from(questions).where(eq(questions.id, questionId));
      await tellCalled(work, { questionId, html: question!.html, authorId });
    } else {
      authorId = await show(work, type, postId, questionId);
    }
    await recordAudit(work, `${type}_released`, `question:${questionId}`, { postId });
    await notify(work, {
      kind: "post_released",
      personId: authorId,
      key: `${type}:${postId}:released`,
      questionId,
      actorId: personId(work.actor),
    });
    await noteChange(work, `question:${questionId}`);
  });
}

async function show(
  work: Work,
  type: "answer" | "comment",
  postId: number,
  questionId: number,
): Promise<string> {
  const table = type === "answer" ? answers : comments;
  const [post] = await work.tx.select().from(table).where(eq(table.id, postId));
  if (post?.questionId !== questionId) throw new Refusal("answer_not_of_question");
  if (!post.heldAt) throw new Refusal("wrong_state");
  await work.tx.update(table).set({ heldAt: null }).where(eq(table.id, postId));
  if (type === "answer") {
    await work.tx.update(answers).set({ postedAt: work.now }).where(eq(answers.id, postId));
    const [author] = await work.tx.select().from(people).where(eq(people.id, post.authorId));
    const as = { ...author!, kind: "person", topics: [], teams: [], leadOf: [] } as Person;
    await announceAnswer(work, await lockQuestion(work, questionId), postId, as);
  } else if ("answerId" in post) {
    const { answerId, html, authorId } = post;
    await tellCalled(work, { questionId, answerId, commentId: postId, html, authorId });
  }
  return post.authorId;
}
