import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { authorize } from "@/lib/policy";

export const mailViews = ["waiting", "dead", "sent"] as const;
export type MailView = (typeof mailViews)[number];

/** A mail without its text, which is between the site and the one who gets it. */
export type MailLine = {
  id: number;
  to: string;
  kind: string;
  subject: string;
  at: Date;
  attempts: number;
  error: string | null;
};

export type MailState = {
  /** `demo`: mail is shown on a page instead of being sent. */
  server: "smtp" | "demo" | "none";
  counts: Record<MailView, number>;
  lines: MailLine[];
  older: number | null;
};

const A_PAGE = 50;
const states = {
  waiting: sql`m.sent_at is null and m.dead_at is null`,
  dead: sql`m.dead_at is not null`,
  sent: sql`m.sent_at is not null`,
};

/** Outgoing mail as its operator sees it, newest first; `before` is the last line of the page before. */
export async function mailState(
  ctx: Context,
  { view, before }: { view: MailView; before?: number },
): Promise<MailState> {
  authorize(ctx.actor, "site.operate");
  const counts = await ctx.db.execute<Record<MailView, number>>(sql`
    select count(*) filter (where ${states.waiting})::int as waiting, count(*) filter (where ${states.dead})::int as dead,
      count(*) filter (where ${states.sent})::int as sent from mails m`);
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select m.id, m.to, m.kind, m.subject, coalesce(m.sent_at, m.dead_at, m.created_at) as at, m.attempts, m.error
    from mails m where ${states[view]} ${before ? sql`and m.id < ${before}` : sql``} order by m.id desc limit ${A_PAGE + 1}`);
  const lines = rows
    .slice(0, A_PAGE)
    .map((row) => ({ ...(row as MailLine), at: new Date(row.at as string) }));
  const { SMTP_URL, isDemo } = env();
  return {
    server: SMTP_URL ? "smtp" : isDemo ? "demo" : "none",
    counts: counts.rows[0]!,
    lines,
    older: rows.length > A_PAGE ? lines.at(-1)!.id : null,
  };
}
