import { type Context, personId, transaction } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { othersAnswers } from "../lifecycle";

/** Records that the asker has opened the thread after its first answer, which R2 asks for. Does nothing for anybody else, or again. */
export async function noteAskerOpened(ctx: Context, questionId: number): Promise<void> {
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.read", { question: known.policy });
    if (personId(work.actor) !== known.policy.askerId) return;
    const last = othersAnswers(known.facts).at(-1)?.postedAt;
    const seen = known.facts.askerOpenedAt;
    if (!last || (seen && seen > last)) return;
    await changeQuestion(work, known, {
      type: "asker_opened",
      by: { id: known.policy.askerId, as: "asker" },
    });
  });
}
