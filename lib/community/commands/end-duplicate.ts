import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";

export const endDuplicateInput = z.object({ questionId: id, reason: optionalReason });

/** "It is not the same after all": the asker's question stands for itself again, with its own clocks. */
export async function endDuplicate(ctx: Context, input: z.input<typeof endDuplicateInput>): Promise<void> {
  const { questionId, reason } = endDuplicateInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "duplicate.decide", { question: known.policy });
    const by = { id: personId(work.actor), as: "asker" } as const;
    await changeQuestion(work, known, { type: "duplicate_ended", by, reason });
  });
}
