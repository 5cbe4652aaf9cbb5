import { and, eq, gt, sql } from "drizzle-orm";
import { mails, people } from "@/db/schema";
import { canonicalEmail } from "@/lib/accounts/email";
import { allowances, secretKey, spend, trySpending } from "@/lib/accounts/limits";
import { makeSignInLink } from "@/lib/accounts/sign-in-links";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { asLocale, type Locale, localizedPath } from "@/lib/i18n/locales";
import { queueMail } from "@/lib/notify/mail/queue-mail";
import { signInMail, warningMail } from "@/lib/notify/mail/sign-in-mail";
import { authorize } from "@/lib/policy";

export type SignInLinkInput = {
  email: string;
  /** A path on this site, already judged by `returnTo`. */
  returnTo?: string;
  locale: Locale;
  /** `confirm`: a visitor wrote something and typed an address that may be a stranger's. */
  purpose?: "sign_in" | "confirm";
};

/**
 * Sends a link to an address, the same for people we know and for strangers. Refuses with `invalid_input` what is not
 * one plain address, and with `too_many_requests` beyond ten links in ten minutes for one address or fifty from one
 * network; links that were sent before stay good.
 */
export async function sendSignInLink(ctx: Context, input: SignInLinkInput): Promise<void> {
  const email = canonicalEmail(input.email);
  if (!email) throw new Refusal("invalid_input", {}, "email");
  // Counted outside the transaction: a refused attempt counts too.
  if (ctx.address) await spend(ctx, `sign-in:address:${ctx.address}`, allowances.signInPerAddress);
  const account = await trySpending(ctx, secretKey("sign-in:email", email), allowances.signInPerAccount);
  if (!account.allowed) {
    await transaction(ctx, (work) => warnOwner(work, email));
    throw new Refusal("too_many_requests", { retryAfterSeconds: account.retryAfterSeconds });
  }
  await transaction(ctx, async (work) => {
    authorize(work.actor, "sign_in.use");
    const purpose = input.purpose ?? "sign_in";
    if (purpose === "confirm" && (await hadConfirmation(work, email))) return;
    const locale = await languageOf(work, email, input.locale);
    const path = localizedPath(locale, "/sign-in/confirm");
    const link = await makeSignInLink(work, email, { returnTo: input.returnTo, path });
    const key = `${purpose}:${link.slice(-43)}:${work.now.getTime()}`;
    await queueMail(work, { ...signInMail(purpose, link, locale), key, to: email });
  });
}

/** One mail a day at most goes to an address that somebody typed for something they wrote. */
async function hadConfirmation(work: Work, email: string): Promise<boolean> {
  await work.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`confirm:${email}`}, 0))`);
  const since = new Date(work.now.getTime() - allowances.strangersMail.windowSeconds * 1000);
  const [row] = await work.tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.to, email), eq(mails.kind, "confirm"), gt(mails.createdAt, since)))
    .limit(1);
  return row !== undefined;
}

/** The owner hears of a flood once a day; an address without an account hears nothing. */
async function warnOwner(work: Work, email: string): Promise<void> {
  const [owner] = await work.tx
    .select({ id: people.id, language: people.language })
    .from(people)
    .where(and(eq(people.email, email), eq(people.state, "active")));
  if (!owner) return;
  const day = work.now.toISOString().slice(0, 10);
  const mail = warningMail(asLocale(owner.language));
  await queueMail(work, { ...mail, key: `many-sign-ins:${owner.id}:${day}`, personId: owner.id, to: email });
}

async function languageOf(work: Work, email: string, fallback: Locale): Promise<Locale> {
  const [owner] = await work.tx
    .select({ language: people.language })
    .from(people)
    .where(eq(people.email, email));
  return owner ? asLocale(owner.language) : fallback;
}
