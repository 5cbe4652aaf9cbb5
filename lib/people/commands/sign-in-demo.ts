import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { startSession } from "./start-session";

/** Signs in as anybody of the demo's people. Anywhere but in a demo this does not exist. */
export async function signInDemo(
  ctx: Context,
  given: { handle: string; device?: string },
): Promise<{ token: string; name: string }> {
  if (!env().isDemo) throw new Refusal("not_found");
  return transaction(ctx, async (work) => {
    authorize(work.actor, "sign_in.use");
    const [person] = await work.tx.select().from(people).where(eq(people.handle, given.handle));
    if (!person) throw new Refusal("not_found");
    return {
      token: await startSession(work, { personId: person.id, device: given.device }),
      name: person.name,
    };
  });
}
