import { and, eq, isNull, sql } from "drizzle-orm";
import { mails, notifications, people, questions } from "@/db/schema";
import { type Context, currentTime } from "@/lib/context";
import { env } from "@/lib/env";
import type { Payload } from "@/lib/jobs/payloads";
import { log } from "@/lib/log";
import type { NewsKind } from "../kinds";
import { deliver } from "../mail/smtp";
import { mayBeTold } from "../may-be-told";
import { preferencesOf } from "../preferences";

// The queue tries twelve times over most of a day; after that a person has to look.
const lastAttempt = 12;

/**
 * Sends one mail and notes it as sent, or lets the queue try again. A mail whose reader may no longer know ends dead
 * without being sent. Sending and noting cannot be one step: after a crash between them the mail goes twice, with the
 * same Message-ID.
 */
export async function sendMail(ctx: Context, { mailId }: Payload<"send-mail">): Promise<void> {
  const [mail] = await ctx.db
    .select()
    .from(mails)
    .where(and(eq(mails.id, mailId), isNull(mails.sentAt), isNull(mails.deadAt)));
  if (!mail) return;

  const now = await currentTime(ctx);
  if (await isWithheld(ctx, mail)) {
    await ctx.db.update(mails).set({ deadAt: now, error: "withheld" }).where(eq(mails.id, mailId));
    return;
  }
  const { SMTP_URL, MAIL_FROM, SITE_URL, isDemo } = env();
  if (!SMTP_URL || !MAIL_FROM) {
    // The demo shows its mail on a page. Elsewhere it waits: see `sendWaitingMail`.
    if (isDemo) await ctx.db.update(mails).set({ sentAt: now }).where(eq(mails.id, mailId));
    return;
  }
  try {
    await deliver(mail, { smtpUrl: SMTP_URL, from: MAIL_FROM, siteUrl: SITE_URL });
    await ctx.db
      .update(mails)
      .set({ sentAt: now, attempts: sql`${mails.attempts} + 1`, error: null, ...withoutSecret(mail) })
      .where(eq(mails.id, mailId));
  } catch (error) {
    await noteFailure(ctx, mail, now, error);
  }
}

type Mail = typeof mails.$inferSelect;

/** News is only for those who may know it when it leaves; what somebody asked for themselves always goes. */
async function isWithheld(ctx: Context, mail: Mail): Promise<boolean> {
  if (mail.personId && (mail.kind === "ambassador_nudge" || mail.kind === "monthly_letter")) {
    const wishes = (await preferencesOf(ctx.db, [mail.personId])).get(mail.personId);
    if (!wishes?.[mail.kind === "monthly_letter" ? "letterByMail" : "nudgesByMail"]) return true;
  }
  const id = /^notification:(\d+)$/.exec(mail.key)?.[1];
  if (!id || !mail.personId) return false;
  const [row] = await ctx.db
    .select({
      person: people,
      kind: notifications.kind,
      question: questions,
      questionId: notifications.questionId,
    })
    .from(notifications)
    .innerJoin(people, eq(people.id, notifications.personId))
    .leftJoin(questions, eq(questions.id, notifications.questionId))
    .where(eq(notifications.id, Number(id)));
  if (!row || row.person.mailOff || row.person.email !== mail.to) return true;
  if (row.questionId && !row.question) return true;
  return !mayBeTold(row.person, row.kind as NewsKind, row.question);
}

/** A link that lets somebody in is not kept once it is on its way. */
const withoutSecret = (mail: Mail) =>
  ["sign_in", "confirm", "claim"].includes(mail.kind) ? { text: "", html: "" } : {};

async function noteFailure(ctx: Context, mail: Mail, now: Date, error: unknown): Promise<void> {
  const attempts = mail.attempts + 1;
  const isRefused = isPermanent(error);
  const isDead = isRefused || attempts >= lastAttempt;
  const why = error instanceof Error ? error.message.slice(0, 500) : String(error);
  await ctx.db
    .update(mails)
    .set({ attempts, error: why, ...(isDead && { deadAt: now }) })
    .where(eq(mails.id, mail.id));
  if (!isDead) throw error;
  log.warn("mail.dead", { mail: mail.id, kind: mail.kind, attempts, error: why });
}

/** 5xx: the other side will say the same tomorrow. */
function isPermanent(error: unknown): boolean {
  const code = (error as { responseCode?: number })?.responseCode;
  return code !== undefined && code >= 500 && code < 600;
}
