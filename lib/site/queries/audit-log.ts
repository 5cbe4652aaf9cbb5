import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { groupTitle } from "@/lib/curation/group-title";
import { authorize } from "@/lib/policy";

export type AuditLine = {
  id: number;
  at: Date;
  actorName: string | null;
  actorHandle: string | null;
  action: string;
  subject: string;
  /** What the subject is called now; null where it has no name or is gone. */
  subjectName: string | null;
  /** Its page, without language. */
  subjectPath: string | null;
  data: Record<string, unknown>;
};

const A_PAGE = 50;

/** What was done, newest first; `subject` like `question:12`, `actor` a handle; `before` and `after` are lines of the page left. */
export async function auditLog(
  ctx: Context,
  {
    subject,
    action,
    actor,
    before,
    after,
  }: { subject?: string; action?: string; actor?: string; before?: number; after?: number },
): Promise<{ lines: AuditLine[]; older: number | null; newer: number | null }> {
  authorize(ctx.actor, "audit.read");
  const conditions: SQL[] = [sql`true`];
  if (subject) conditions.push(sql`a.subject = ${subject}`);
  if (action) conditions.push(sql`a.action = ${action}`);
  if (actor) conditions.push(sql`a.actor_id = (select id from people where handle = ${actor})`);
  if (before) conditions.push(sql`a.id < ${before}`);
  else if (after) conditions.push(sql`a.id > ${after}`);
  const isBackwards = after !== undefined && before === undefined;
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    with line as (select a.*, split_part(a.subject, ':', 1) as kind, split_part(a.subject, ':', 2) as key,
        substring(a.subject from ':([0-9]{1,9})$')::int as number from audit a
      where ${sql.join(conditions, sql` and `)} order by a.id ${isBackwards ? sql`asc` : sql`desc`} limit ${A_PAGE + 1})
    select a.id, a.at, p.name as "actorName", case when p.state <> 'erased' then p.handle end as "actorHandle", a.action,
      a.subject, a.data, s.name as "subjectName", s.path as "subjectPath"
    from line a left join people p on p.id = a.actor_id left join lateral (${named}) s on true
    order by a.id desc`);
  const hasMore = rows.length > A_PAGE;
  const page = isBackwards ? rows.slice(-A_PAGE) : rows.slice(0, A_PAGE);
  const lines = page.map((row) => ({
    ...(row as AuditLine),
    id: Number(row.id),
    at: new Date(row.at as string),
  }));
  return {
    lines,
    older: hasMore || isBackwards ? (lines.at(-1)?.id ?? null) : null,
    newer: (isBackwards ? hasMore : before !== undefined) ? (lines[0]?.id ?? null) : null,
  };
}

const named = sql`
  select title as name, '/questions/' || id || '/' || slug as path from questions where a.kind = 'question' and id = a.number
  union all select q.title, '/desk/escalations/' || e.id from escalations e join questions q on q.id = e.question_id
    where a.kind = 'escalation' and e.id = a.number
  union all select name, '/admin/people/' || handle from people where a.kind = 'person' and id = a.key and state <> 'erased'
  union all select name, '/admin/topics/' || id from topics where a.kind = 'topic' and id = a.number
  union all select name, '/admin/teams/' || id from teams where a.kind = 'team' and id = a.number
  union all select title, '/articles/' || slug from articles where a.kind = 'article' and id = a.number
  union all select ${groupTitle("g")}, '/curation/groups/' || g.id from repeat_groups g where a.kind = 'group' and g.id = a.number
  union all select q.title, '/a/' || w.id from answers w join questions q on q.id = w.question_id
    where a.kind = 'answer' and w.id = a.number`;
