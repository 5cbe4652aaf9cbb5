import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { throughGate } from "../through-gate";

export const causes = ["account_access", "money", "policy", "product_defect"] as const;
export const certifyNeedsStaffInput = z.object({
  questionId: id,
  cause: z.enum(causes),
  note: optionalReason,
});

/** A scoped ambassador certifies that only staff can solve this (R3); by default it escalates in the same breath. */
export function certifyNeedsStaff(
  ctx: Context,
  input: z.input<typeof certifyNeedsStaffInput>,
): Promise<void> {
  const { questionId, cause, note } = certifyNeedsStaffInput.parse(input);
  return throughGate(ctx, "certificate", async (work, about) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.certify", { question: known.policy });
    about(known);
    const by = { id: personId(work.actor), as: "ambassador" } as const;
    await changeQuestion(work, known, { type: "certify", by, cause, note });
  });
}
