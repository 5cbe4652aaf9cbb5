import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { causeCodes } from "../cause-codes";
import { changeCase } from "../change-case";

export const closeEscalationInput = z.object({
  escalationId: id,
  causeCode: z.enum(causeCodes),
  /** Why the thread gets no public answer. */
  whyNoAnswer: reason,
});

/** Closes a case without a public answer, with its cause and the reason why there is none. Refuses over an open promise. */
export async function closeEscalation(
  ctx: Context,
  input: z.input<typeof closeEscalationInput>,
): Promise<void> {
  const { escalationId, causeCode, whyNoAnswer } = closeEscalationInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.own", { type: "close_case", by, causeCode, whyNoAnswer });
}
