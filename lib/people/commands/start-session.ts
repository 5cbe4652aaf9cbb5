import { eq } from "drizzle-orm";
import { people, sessions } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { newSessionToken, sessionDays, storedToken } from "../session-token";

export type NewSession = { personId: string; device?: string; token?: string };

/** Signs a person in and returns what their cookie shall carry. Refuses with `suspended` whoever may not come in. */
export async function startSession(ctx: Context, given: NewSession): Promise<string> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "sign_in.use");
    const [person] = await work.tx
      .select({ state: people.state })
      .from(people)
      .where(eq(people.id, given.personId))
      .for("share");
    if (!person) throw new Refusal("not_found");
    if (person.state !== "active") throw new Refusal("suspended");
    const token = given.token ?? newSessionToken();
    await work.tx.insert(sessions).values({
      sessionToken: storedToken(token),
      userId: given.personId,
      expires: new Date(work.now.getTime() + sessionDays * 86_400_000),
      createdAt: work.now,
      device: given.device ?? "",
    });
    return token;
  });
}
