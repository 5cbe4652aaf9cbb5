import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id } from "@/lib/fields";
import { causeCodes } from "../cause-codes";
import { changeCase } from "../change-case";

export const setCauseInput = z.object({ escalationId: id, causeCode: z.enum(causeCodes) });

/** Says what a case turned out to be about; where an article was missing, hidden or wrong, curators get a task. */
export async function setCause(ctx: Context, input: z.input<typeof setCauseInput>): Promise<void> {
  const { escalationId, causeCode } = setCauseInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.cause", { type: "set_cause", by, causeCode });
}
