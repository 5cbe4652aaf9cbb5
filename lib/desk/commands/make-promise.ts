import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { changeCase } from "../change-case";

export const makePromiseInput = z.object({
  escalationId: id,
  what: reason,
  why: reason,
  /** An instant; forms send it with the zone of the agent. */
  dueAt: z.coerce.date(),
});

/** "I will tell you X by T because Y": the asker sees it, and whether it was kept. Refuses a time that has passed. */
export async function makePromise(ctx: Context, input: z.input<typeof makePromiseInput>): Promise<void> {
  const { escalationId, what, why, dueAt } = makePromiseInput.parse(input);
  const by = { id: personId(ctx.actor), as: "staff" } as const;
  await changeCase(ctx, escalationId, "escalation.own", { type: "promise", by, what, why, dueAt });
}
