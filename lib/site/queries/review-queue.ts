import { type SQL, sql } from "drizzle-orm";
import type { Context, Person } from "@/lib/context";
import { authorize } from "@/lib/policy";

/** A post that waits for a look: held before it appeared, reported after, or hidden and perhaps to be brought back. */
export type ReviewItem = {
  type: "question" | "answer" | "comment" | "article" | "person";
  postId: string;
  questionId: number | null;
  title: string;
  path: string;
  html: string;
  restricted: boolean;
  author: {
    id: string;
    name: string;
    /** Null for an account that was erased. */
    handle: string | null;
    mark: "ambassador" | "staff" | null;
    joinedAt: string;
  } | null;
  heldReason: string | null;
  since: Date;
  hidden: boolean;
  hiddenReason: string | null;
  hiddenBy: string | null;
  reports: { reason: string; note: string; reporter: string | null; at: string }[];
};

export type ReviewQueue = { held: ReviewItem[]; reported: ReviewItem[]; hidden: ReviewItem[] };

// A hidden post that nobody asked about for this long is not worth a second look.
const RECENTLY = sql`interval '30 days'`;

/** Held posts first come first served, reported ones with what people said about them, and what was hidden lately. */
export async function reviewQueue(ctx: Context): Promise<ReviewQueue> {
  authorize(ctx.actor, "moderation.work");
  const posts = postsFor(ctx.actor as Person);
  const list = async (columns: SQL, from: SQL) => {
    const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
      select ${shape}, ${columns} from ${from}`);
    return rows.map(toItem);
  };
  const none = sql`'[]'::json as reports`;
  return {
    held: await list(
      sql`x.held_at as since, ${none}`,
      sql`(${posts}) x where x.held_at is not null and x.hidden_at is null order by x.held_at limit 50`,
    ),
    reported: await list(
      sql`r.since, r.reports`,
      sql`(select subject, min(created_at) as since, json_agg(json_build_object('reason', reason, 'note', note,
          'reporter', (select name from people p where p.id = reporter_id), 'at', created_at) order by id) as reports
        from reports where resolved_at is null group by subject order by count(*) desc, min(created_at) limit 50) r
        join (${postsFor(ctx.actor as Person, reported)}) x on x.type || ':' || x.id = r.subject order by r.since`,
    ),
    hidden: await list(
      sql`x.hidden_at as since, ${none}`,
      sql`(${posts}) x where x.hidden_at > now() - ${RECENTLY} order by x.hidden_at desc limit 50`,
    ),
  };
}

const shape = sql`x.type, x.id as "postId", x.question_id as "questionId", x.title, x.path, x.html, x.restricted,
  x.held_reason as "heldReason", x.hidden_at is not null as hidden, x.hidden_reason as "hiddenReason",
  (select p.name from people p where p.id = x.hidden_by) as "hiddenBy",
  (select json_build_object('id', p.id, 'name', p.name, 'handle', case when p.state <> 'erased' then p.handle end,
      'mark', coalesce(x.mark, case when p.role <> 'customer' then 'staff' end), 'joinedAt', p.created_at)
    from people p where p.id = x.author_id) as author`;

type Kind = ReviewItem["type"];

/** Only those with an open report, so that nobody reads through all posts to find a few. */
const reported = (kind: Kind, id: SQL): SQL => {
  const key = sql`split_part(subject, ':', 2)`;
  return sql`and ${id} in (select ${kind === "person" ? key : sql`${key}::int`} from reports
    where resolved_at is null and subject like ${`${kind}:%`})`;
};

/** Restricted questions are for those who take cases; nobody else learns of them here. */
function postsFor({ role }: Person, among: (kind: Kind, id: SQL) => SQL = () => sql``): SQL {
  const seen = role === "agent" || role === "admin" ? sql`true` : sql`q.visibility = 'public'`;
  const thread = sql`'/questions/' || q.id || '/' || q.slug`;
  const facts = (
    post: SQL,
  ) => sql`${post}.held_at, ${post}.held_reason, ${post}.hidden_at, ${post}.hidden_by, ${post}.hidden_reason,
    q.visibility = 'restricted' as restricted`;
  const nothing = sql`null::timestamptz, null, null::timestamptz, null, null, false`;
  return sql`
    select 'question' as type, q.id::text as id, q.id as question_id, q.title, q.html, q.asker_id as author_id,
      null as mark, ${thread} as path, ${facts(sql`q`)} from questions q
      where ${seen} ${among("question", sql`q.id`)}
    union all select 'answer', a.id::text, q.id, q.title, a.html, a.author_id, a.author_mark, ${thread} || '#answer-' || a.id,
      ${facts(sql`a`)} from answers a join questions q on q.id = a.question_id
      where a.deleted_at is null and ${seen} ${among("answer", sql`a.id`)}
    union all select 'comment', c.id::text, q.id, q.title, c.html, c.author_id, null, ${thread},
      ${facts(sql`c`)} from comments c join questions q on q.id = c.question_id where c.deleted_at is null and ${seen}
      ${among("comment", sql`c.id`)}
    union all select 'article', a.id::text, null, a.title, '', a.owner_id, null, '/articles/' || a.slug, ${nothing} from articles a
      where true ${among("article", sql`a.id`)}
    union all select 'person', p.id, null, p.name, '', p.id, null, '/people/' || p.handle, ${nothing}
      from people p where p.state <> 'erased' ${among("person", sql`p.id`)}`;
}

const toItem = (row: Record<string, unknown>): ReviewItem => ({
  ...(row as ReviewItem),
  since: new Date(row.since as string),
});
