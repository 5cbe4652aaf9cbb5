import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id, reason, ticked } from "@/lib/fields";
import { changeCase } from "../change-case";

export const handBackInput = z.object({ escalationId: id, reason });
export const decideHandBackInput = z.object({ escalationId: id, agrees: ticked });

/** The owner would give the case back to the community and asks the asker; silence is no yes. Refuses over an open promise. */
export async function handBack(ctx: Context, input: z.input<typeof handBackInput>): Promise<void> {
  const { escalationId, reason } = handBackInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.own", { type: "hand_back", by, reason });
}

/** The asker's word on it: yes closes the case, no sends it back to its owner. */
export async function decideHandBack(
  ctx: Context,
  input: z.input<typeof decideHandBackInput>,
): Promise<void> {
  const { escalationId, agrees } = decideHandBackInput.parse(input);
  const by = { id: personId(ctx.actor), as: "asker" } as const;
  await changeCase(ctx, escalationId, "escalation.confirm", { type: "hand_back_decided", by, agrees });
}
