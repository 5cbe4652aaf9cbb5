import { z } from "zod";
import { type Context, personId, transaction } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";

export const restrictQuestionInput = z.object({ questionId: id, reason });
export const publishQuestionInput = z.object({ questionId: id });
export const rejectUrgentInput = z.object({ questionId: id, reason });

/** Staff take a question out of public sight, with a reason in the audit; while restricted its gate is open at once. */
export async function restrictQuestion(
  ctx: Context,
  input: z.input<typeof restrictQuestionInput>,
): Promise<void> {
  const { questionId, reason } = restrictQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.restrict", { question: known.policy });
    const by = { id: personId(work.actor), as: "staff" } as const;
    await changeQuestion(work, known, { type: "restricted", by, reason });
  });
}

/** The asker makes their restricted question public; nobody else can. */
export async function publishQuestion(
  ctx: Context,
  input: z.input<typeof publishQuestionInput>,
): Promise<void> {
  const { questionId } = publishQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.publish", { question: known.policy });
    const by = { id: personId(work.actor), as: "asker" } as const;
    await changeQuestion(work, known, { type: "published", by });
  });
}

/** Staff reject an urgent mark with a reason: an opening by it ends, a live case stays, the other rules count. */
export async function rejectUrgentMark(
  ctx: Context,
  input: z.input<typeof rejectUrgentInput>,
): Promise<void> {
  const { questionId, reason } = rejectUrgentInput.parse(input);
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, questionId);
    authorize(work.actor, "question.reject_urgent", { question: known.policy });
    const by = { id: personId(work.actor), as: "staff" } as const;
    await changeQuestion(work, known, { type: "urgent_rejected", by, reason });
  });
}
