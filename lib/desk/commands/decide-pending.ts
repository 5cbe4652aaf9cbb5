import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id } from "@/lib/fields";
import { changeCase } from "../change-case";

export const decidePendingInput = z.object({ escalationId: id, decision: z.enum(["drop", "keep"]) });

/** The owner lets the community's answer stand (drop: firm, the case is withdrawn) or goes on (keep: the answer "helped"). */
export async function decidePending(ctx: Context, input: z.input<typeof decidePendingInput>): Promise<void> {
  const { escalationId, decision } = decidePendingInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.own", { type: decision, by });
}
