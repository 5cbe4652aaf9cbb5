import { desc, eq, sql } from "drizzle-orm";
import { mails } from "@/db/schema";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** The demo's mail, newest first: what a mail server would have been given. Elsewhere it does not exist. */
export async function demoMail(ctx: Context) {
  if (!env().isDemo) throw new Refusal("not_found");
  return ctx.db
    .select({
      id: mails.id,
      to: mails.to,
      subject: mails.subject,
      kind: mails.kind,
      createdAt: mails.createdAt,
    })
    .from(mails)
    .orderBy(desc(mails.id))
    .limit(100);
}

/** One mail of the demo, as text. */
export async function demoLetter(ctx: Context, id: number) {
  if (!env().isDemo) throw new Refusal("not_found");
  const [mail] = await ctx.db.select().from(mails).where(eq(mails.id, id));
  if (!mail) throw new Refusal("not_found");
  return mail;
}

/** For admins: how much mail waits, since when, and the last ones that nobody got. */
export async function mailTrouble(ctx: Context) {
  authorize(ctx.actor, "site.operate");
  const [waiting] = await ctx.db
    .select({ count: sql<number>`count(*)::int`, since: sql<Date | null>`min(${mails.createdAt})` })
    .from(mails)
    .where(sql`${mails.sentAt} is null and ${mails.deadAt} is null`);
  const dead = await ctx.db
    .select({
      id: mails.id,
      kind: mails.kind,
      error: mails.error,
      deadAt: mails.deadAt,
      attempts: mails.attempts,
    })
    .from(mails)
    .where(sql`${mails.deadAt} is not null and ${mails.error} is distinct from 'withheld'`)
    .orderBy(desc(mails.deadAt))
    .limit(20);
  return { hasServer: Boolean(env().SMTP_URL), waiting: waiting!, dead };
}
