import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { canonicalEmail } from "@/lib/accounts/email";
import { makeSignInLink, printedLinkMinutes } from "@/lib/accounts/sign-in-links";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { openAccount } from "./open-account";

/**
 * Makes the owner of an address an admin, with a new account where there is none, and returns a link that signs them
 * in without any mail. Only the command line may: it acts as the system. A paused admin comes back.
 */
export async function createAdmin(ctx: Context, given: { email: string }): Promise<{ link: string }> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    if (work.actor.kind !== "system") throw new Refusal("forbidden");
    const email = canonicalEmail(given.email);
    if (!email) throw new Refusal("invalid_input", {}, "email");
    const [known] = await work.tx.select().from(people).where(eq(people.email, email)).for("update");
    const person = known ?? (await openAccount(work, { email }));
    await work.tx
      .update(people)
      .set({ role: "admin", state: "active", suspendedReason: null })
      .where(eq(people.id, person.id));
    await recordAudit(work, "role_changed", `person:${person.id}`, { from: person.role, to: "admin" });
    await noteChange(work, `person:${person.id}`);
    return { link: await makeSignInLink(work, email, { minutes: printedLinkMinutes }) };
  });
}
