import { and, eq, ne } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { storedToken } from "../session-token";

/** Ends the session of this cookie at once; a copy of the cookie is worth nothing from then on. */
export async function endSession(ctx: Context, token: string): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "sign_in.use");
    await work.tx.delete(sessions).where(eq(sessions.sessionToken, storedToken(token)));
  });
}

/** Ends all of a person's own sessions but the one they act in. Returns how many. */
export async function endOtherSessions(ctx: Context, keptToken: string): Promise<number> {
  return transaction(ctx, async (work) => {
    if (work.actor.kind !== "person") throw new Refusal("sign_in");
    authorize(work.actor, "profile.edit", { personId: work.actor.id });
    const ended = await work.tx
      .delete(sessions)
      .where(and(eq(sessions.userId, work.actor.id), ne(sessions.sessionToken, storedToken(keptToken))))
      .returning({ token: sessions.sessionToken });
    return ended.length;
  });
}
