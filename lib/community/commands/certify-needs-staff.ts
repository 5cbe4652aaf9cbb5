import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";

export const causes = ["account_access", "money", "policy", "product_defect"] as const;
export const certifyNeedsStaffInput = z.object({
  questionId: id,
  cause: z.enum(causes),
  note: optionalReason,
});

/** A scoped ambassador certifies that only staff can solve this (R3); by default it escalates in the same breath. */
export async function certifyNeedsStaff(
  ctx: Context,
  input: z.input<typeof certifyNeedsStaffInput>,
): Promise<void> {
  const { questionId, cause, note } = certifyNeedsStaffInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.certify", { question: known.policy });
    const by = { id: personId(work.actor), as: "ambassador" } as const;
    await changeQuestion(work, known, { type: "certify", by, cause, note });
  });
}
