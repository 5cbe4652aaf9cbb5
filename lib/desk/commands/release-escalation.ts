import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id } from "@/lib/fields";
import { changeCase } from "../change-case";

export const releaseEscalationInput = z.object({ escalationId: id });

/** The owner puts a case back into its team's queue; open promises become the team's. */
export const releaseEscalation = (
  ctx: Context,
  input: z.input<typeof releaseEscalationInput>,
): Promise<void> =>
  changeCase(ctx, releaseEscalationInput.parse(input).escalationId, "escalation.own", {
    type: "release_case",
    by: { id: personId(ctx.actor), as: "staff" },
  });
