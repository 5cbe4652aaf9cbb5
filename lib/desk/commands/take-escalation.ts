import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { changeCase } from "@/lib/desk/change-case";
import { id } from "@/lib/fields";

export const takeEscalationInput = z.object({ escalationId: id });

/** Makes the agent the one owner of a case. Refuses with the owner's name when somebody else has it. */
export const takeEscalation = (ctx: Context, input: z.input<typeof takeEscalationInput>): Promise<void> =>
  changeCase(ctx, takeEscalationInput.parse(input).escalationId, "escalation.take", {
    type: "take",
    by: { id: personId(ctx.actor), as: "staff" },
  });
