import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";

export const endAcceptanceInput = z.object({ questionId: id, reason: optionalReason });

/**
 * The asker takes back an acceptance, or contests one made for them within 72 hours. It counts as "did not work", and
 * a case that it had withdrawn comes back. Refuses when nothing is accepted.
 */
export async function endAcceptance(ctx: Context, input: z.input<typeof endAcceptanceInput>): Promise<void> {
  const { questionId, reason } = endAcceptanceInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "acceptance.end", { question: known.policy });
    const by = { id: personId(work.actor), as: "asker" } as const;
    await changeQuestion(work, known, { type: "end_acceptance", by, reason });
  });
}
