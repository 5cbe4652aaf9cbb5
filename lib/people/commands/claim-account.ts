import { randomBytes } from "node:crypto";
import { and, eq, gt, like } from "drizzle-orm";
import { people, verificationTokens } from "@/db/schema";
import { canonicalEmail } from "@/lib/accounts/email";
import { storedLinkToken } from "@/lib/accounts/sign-in-links";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { type Locale, localizedPath } from "@/lib/i18n/locales";
import { queueMail } from "@/lib/notify/mail/queue-mail";
import { claimMail } from "@/lib/notify/mail/sign-in-mail";
import { authorize } from "@/lib/policy";

const claimHours = 72;

/**
 * Sends a link with which the author of imported posts takes over their account. Refuses with `wrong_state` accounts
 * that somebody has already, and with `taken_name` an address that belongs to another account.
 */
export async function offerClaim(
  ctx: Context,
  input: { personId: string; email: string; locale: Locale },
): Promise<{ link: string }> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "people.manage");
    const email = canonicalEmail(input.email);
    if (!email) throw new Refusal("invalid_input", {}, "email");
    const [person] = await work.tx.select().from(people).where(eq(people.id, input.personId)).for("update");
    if (!person) throw new Refusal("not_found");
    if (person.state !== "staged") throw new Refusal("wrong_state");
    const [other] = await work.tx.select({ id: people.id }).from(people).where(eq(people.email, email));
    if (other && other.id !== person.id) throw new Refusal("taken_name", {}, "email");

    // A later offer takes the place of an earlier one.
    await work.tx
      .delete(verificationTokens)
      .where(like(verificationTokens.identifier, `claim:${person.id}:%`));
    const token = randomBytes(32).toString("base64url");
    await work.tx.insert(verificationTokens).values({
      identifier: `claim:${person.id}:${email}`,
      token: storedLinkToken(token),
      expires: new Date(work.now.getTime() + claimHours * 3_600_000),
    });
    const link = new URL(localizedPath(input.locale, `/claim?token=${token}`), env().SITE_URL).href;
    await queueMail(work, {
      ...claimMail(link, claimHours, input.locale),
      key: `claim:${person.id}:${work.now.getTime()}`,
      to: email,
    });
    await recordAudit(work, "claim_offered", `person:${person.id}`);
    return { link };
  });
}

/** Gives a staged account to whoever holds its link, once. Refuses with `link_expired`. Returns the person's id. */
export async function claimAccount(ctx: Context, token: string): Promise<string> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "sign_in.use");
    const [used] = await work.tx
      .delete(verificationTokens)
      .where(
        and(
          eq(verificationTokens.token, storedLinkToken(token)),
          like(verificationTokens.identifier, "claim:%"),
          gt(verificationTokens.expires, work.now),
        ),
      )
      .returning();
    const [, personId, email] = used?.identifier.split(":") ?? [];
    if (!personId || !email) throw new Refusal("link_expired");
    const [person] = await work.tx
      .update(people)
      .set({ state: "active", email, emailVerified: work.now })
      .where(and(eq(people.id, personId), eq(people.state, "staged")))
      .returning();
    if (!person) throw new Refusal("link_expired");
    await recordAudit(work, "account_claimed", `person:${person.id}`);
    await noteChange(work, `person:${person.id}`);
    return person.id;
  });
}

/** A staged account whose own address was confirmed by signing in belongs to its author from then on. */
export async function claimBySigningIn(ctx: Context, personId: string): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "people.manage");
    const [person] = await work.tx
      .update(people)
      .set({ state: "active", emailVerified: work.now })
      .where(and(eq(people.id, personId), eq(people.state, "staged")))
      .returning({ id: people.id });
    if (!person) return;
    await recordAudit(work, "account_claimed", `person:${personId}`);
    await noteChange(work, `person:${personId}`);
  });
}
