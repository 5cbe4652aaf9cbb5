import { sql } from "drizzle-orm";
import { noteChange, type Subject } from "@/lib/changes";
import type { Work } from "@/lib/context";

/**
 * Removes what only its owner, or the owner and support, could read: ways to sign in, searches, drafts, news, private
 * details and messages, what was said in surveys, reports and appeals, and earlier texts of the owner's posts.
 */
export async function forgetPrivate(
  work: Work,
  { id: personId, email, role }: { id: string; email: string | null; role: string },
): Promise<void> {
  const id = sql`${personId}`;
  const own = sql`(select id from questions where asker_id = ${id})`;
  const cases = sql`(select id from escalations where question_id in ${own})`;
  const learned = await work.tx.execute<{ subject: Subject }>(sql`
    select 'question:' || question_id as subject from searches where person_id = ${id} and question_id is not null
    union select subject from deflections where person_id = ${id}`);
  const steps = [
    sql`delete from sessions where user_id = ${id}`,
    sql`delete from accounts where user_id = ${id}`,
    sql`delete from verification_tokens where identifier = ${email ?? ""} or identifier like ${`claim:${personId}:%`}`,
    sql`delete from data_exports where person_id = ${id}`,
    sql`delete from drafts where person_id = ${id}`,
    sql`delete from searches where person_id = ${id} or question_id in ${own}`,
    sql`update deflections set person_id = null, visitor_key = null, query = '' where person_id = ${id}`,
    sql`update article_feedback set person_id = null, visitor_key = null, reason = null where person_id = ${id}`,
    sql`delete from notifications where person_id = ${id}`,
    sql`delete from mails where person_id = ${id} or "to" = ${email ?? ""}`,
    sql`delete from news_settings where person_id = ${id}`,
    sql`delete from queue_skips where person_id = ${id}`,
    sql`delete from subscriptions where person_id = ${id}`,
    sql`delete from case_presence where person_id = ${id}`,
    sql`delete from team_members where person_id = ${id}`,
    sql`delete from macros where owner_id = ${id}`,
    sql`delete from asked_twice where question_id in ${own}`,
    sql`delete from private_details where person_id = ${id} or question_id in ${own}`,
    // What support wrote was written to the asker. Whoever takes over a joined case keeps what they wrote themselves.
    sql`delete from escalation_messages m using people p where p.id = m.author_id and not m.is_note
      and (m.author_id = ${id} and ${role === "customer"} or m.escalation_id in ${cases} and p.role <> 'customer')`,
    sql`update case_surveys set comment = '' where person_id = ${id}`,
    sql`update appeals set words = '' where person_id = ${id}`,
    sql`update reports set note = '' where reporter_id = ${id}`,
    sql`update applications set reason = '', note = '' where person_id = ${id}`,
    sql`delete from revisions r where (r.subject_type, r.subject_id) in (
      select 'question', id from questions where asker_id = ${id}
      union all select 'answer', id from answers where author_id = ${id}
      union all select 'comment', id from comments where author_id = ${id})`,
    ...["answers", "comments"].map(
      (table) => sql`update ${sql.identifier(table)} set body = '', html = '' where author_id = ${id}
        and (deleted_at is not null or hidden_at is not null)`,
    ),
  ];
  for (const step of steps) await work.tx.execute(step);
  await noteChange(work, ...learned.rows.map((row) => row.subject));
}
