import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { changeCase } from "../change-case";

export const waitForInput = z.object({
  escalationId: id,
  on: z.enum(["customer", "third_party"]),
  /** The next date: then the case is its owner's turn again. */
  until: z.coerce.date(),
  reason,
});
export const resumeCaseInput = z.object({ escalationId: id });

/** The owner cannot go on before the customer or somebody else has done their part; the asker is told why and until when. */
export async function waitFor(ctx: Context, input: z.input<typeof waitForInput>): Promise<void> {
  const { escalationId, ...given } = waitForInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.own", { type: "wait", by, ...given });
}

/** The owner goes on before the time to wait is over. */
export async function resumeCase(ctx: Context, input: z.input<typeof resumeCaseInput>): Promise<void> {
  const { escalationId } = resumeCaseInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.own", { type: "resume", by });
}
