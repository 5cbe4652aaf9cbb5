import { eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { settings } from "@/db/schema";
import { noteChange, type Subject } from "@/lib/changes";
import { type Context, transaction, type Work } from "@/lib/context";
import { unusedFiles } from "@/lib/files/unused";
import { log } from "@/lib/log";

/** Days that things are kept; the setting `retention` overrides single ones. */
export const retentionDays = z.object({
  searches: z.int().min(1).max(3650).default(90),
  /** Counted from the close of the question, or its last activity when nobody closed it. */
  privateDetails: z.int().min(1).max(3650).default(180),
  sentMails: z.int().min(1).max(3650).default(30),
  readNotifications: z.int().min(1).max(3650).default(180),
  /** What askers wrote beside their two answers; the figures stay. */
  surveyWords: z.int().min(1).max(3650).default(365),
  /** Who asked for what had been told already. */
  askedTwice: z.int().min(1).max(3650).default(365),
});

export type RetentionDays = z.infer<typeof retentionDays>;

/** Removes what has been kept long enough: search trails, private details, sent mail, read notifications, words of surveys, requests made twice, and bookkeeping. */
export async function applyRetention(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    const days = await keptDays(work);
    const now = work.now.toISOString();
    const before = (count: number) => sql`${now}::timestamptz - make_interval(days => ${count})`;
    const removals = {
      searches: sql`delete from searches where created_at < ${before(days.searches)}`,
      visitors: sql`update deflections set visitor_key = null
        where created_at < ${before(days.searches)} and visitor_key is not null`,
      contacts: sql`delete from article_contacts where contact_at < ${before(days.searches)}`,
      privateDetails: sql`delete from private_details d using questions q
        where q.id = d.question_id and coalesce(q.closed_at, q.last_activity_at) < ${before(days.privateDetails)}
          and not exists (select from escalations e
            where e.question_id = q.id and e.closed_at is null and e.withdrawn_at is null)`,
      mails: sql`delete from mails where coalesce(sent_at, dead_at) < ${before(days.sentMails)}`,
      notifications: sql`delete from notifications where read_at < ${before(days.readNotifications)}`,
      surveyWords: sql`update case_surveys set comment = ''
        where answered_at < ${before(days.surveyWords)} and comment <> ''`,
      askedTwice: sql`delete from asked_twice where created_at < ${before(days.askedTwice)}`,
      dataExports: sql`delete from data_exports where expires_at < ${now}::timestamptz`,
      // Followers of the feed are seconds behind; an index that was away for longer than this is built anew.
      changes: sql`delete from changes where at < ${before(7)}`,
      files: unusedFiles(now),
      // As long as the page that keeps them promises.
      drafts: sql`delete from drafts where created_at < ${before(7)}`,
      queueSkips: sql`delete from queue_skips where until < ${now}::timestamptz`,
      limits: sql`delete from limits where window_start < ${before(2)}`,
      sessions: sql`delete from sessions where expires < ${now}::timestamptz`,
      verificationTokens: sql`delete from verification_tokens where expires < ${now}::timestamptz`,
    };
    const removed: Record<string, number> = { deflections: await forgetWords(work, before(days.searches)) };
    for (const [name, removal] of Object.entries(removals)) {
      removed[name] = (await work.tx.execute(removal)).rowCount ?? 0;
    }
    log.info("retention.applied", removed);
  });
}

/** Empties the words that led somebody to what solved it, and has the indexes unlearn them. */
async function forgetWords(work: Work, before: SQL): Promise<number> {
  const { rows } = await work.tx.execute<{ subject: Subject }>(sql`
    update deflections set query = '' where created_at < ${before} and query <> '' returning subject`);
  await noteChange(work, ...rows.map(({ subject }) => subject));
  return rows.length;
}

async function keptDays(work: Work): Promise<RetentionDays> {
  const [row] = await work.tx.select().from(settings).where(eq(settings.key, "retention"));
  return retentionDays.parse(row?.value ?? {});
}
