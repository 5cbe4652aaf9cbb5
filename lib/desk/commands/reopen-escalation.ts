import { z } from "zod";
import { changeQuestion } from "@/lib/community/change-question";
import { partOf } from "@/lib/community/part";
import { throughGate } from "@/lib/community/through-gate";
import { type Context, personId } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { lockCase } from "../change-case";

export const reopenEscalationInput = z.object({ escalationId: id, reason });

/** Opens an ended case again within 30 days, counted, with the reason; never against an acceptance or a closed question. */
export function reopenEscalation(ctx: Context, input: z.input<typeof reopenEscalationInput>): Promise<void> {
  const { escalationId, reason } = reopenEscalationInput.parse(input);
  return throughGate(ctx, "reopening", async (work, about) => {
    const { known } = await lockCase(work, escalationId, "escalation.reopen");
    about(known);
    const by = { id: personId(work.actor), as: partOf(work.actor, known.policy) };
    await changeQuestion(work, known, { type: "reopen_case", by, reason });
  });
}
