import { sql } from "drizzle-orm";
import type { Context, Person } from "@/lib/context";
import { authorize } from "@/lib/policy";

type Named = { name: string; handle: string; id: string };

/** A post that waits for a look: held before it appeared, or reported after. */
export type ReviewItem = {
  type: "question" | "answer" | "comment" | "article" | "person";
  postId: string;
  questionId: number | null;
  title: string;
  path: string;
  html: string;
  author: Named | null;
  heldReason: string | null;
  since: Date;
  hidden: boolean;
  reports: { reason: string; note: string; reporter: string | null; at: string }[];
};

/** Held posts first come first served, then reported ones with what people said about them. */
export async function reviewQueue(ctx: Context): Promise<{ held: ReviewItem[]; reported: ReviewItem[] }> {
  authorize(ctx.actor, "moderation.work");
  // Restricted questions are for those who take cases; nobody else learns of them here.
  const role = (ctx.actor as Person).role;
  const seen = role === "agent" || role === "admin" ? sql`true` : sql`q.visibility = 'public'`;
  const posts = sql`
    select 'question' as type, q.id::text as id, q.id as question_id, q.title, q.html, q.asker_id as author_id, q.held_at,
        q.held_reason, q.hidden_at, '/questions/' || q.id || '/' || q.slug as path from questions q where ${seen}
    union all select 'answer', a.id::text, q.id, q.title, a.html, a.author_id, a.held_at, a.held_reason, a.hidden_at,
        '/a/' || a.id from answers a join questions q on q.id = a.question_id where a.deleted_at is null and ${seen}
    union all select 'comment', c.id::text, q.id, q.title, c.html, c.author_id, c.held_at, c.held_reason, c.hidden_at,
        '/questions/' || q.id || '/' || q.slug from comments c join questions q on q.id = c.question_id
        where c.deleted_at is null and ${seen}
    union all select 'article', a.id::text, null, a.title, '', a.owner_id, null, null, null, '/articles/' || a.slug from articles a
    union all select 'person', p.id, null, p.name, '', p.id, null, null, null, '/people/' || p.handle from people p`;
  const shape = sql`x.type, x.id as "postId", x.question_id as "questionId", x.title, x.path, x.html,
    x.held_reason as "heldReason", x.hidden_at is not null as hidden,
    (select json_build_object('id', p.id, 'name', p.name, 'handle', p.handle) from people p where p.id = x.author_id) as author`;
  const held = await ctx.db.execute<Record<string, unknown>>(sql`
    select ${shape}, x.held_at as since, '[]'::json as reports from (${posts}) x where x.held_at is not null order by x.held_at limit 50`);
  const reported = await ctx.db.execute<Record<string, unknown>>(sql`
    select ${shape}, r.since, r.reports from (
      select subject, min(created_at) as since, json_agg(json_build_object('reason', reason, 'note', note,
        'reporter', (select name from people p where p.id = reporter_id), 'at', created_at) order by id) as reports
      from reports where resolved_at is null group by subject order by count(*) desc, min(created_at) limit 50) r
    join (${posts}) x on x.type || ':' || x.id = r.subject order by r.since`);
  return { held: held.rows.map(toItem), reported: reported.rows.map(toItem) };
}

const toItem = (row: Record<string, unknown>): ReviewItem => ({
  ...(row as ReviewItem),
  since: new Date(row.since as string),
});
