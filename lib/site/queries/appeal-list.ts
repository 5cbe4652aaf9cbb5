import { sql } from "drizzle-orm";
import { type Context, personId } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type AppealItem = {
  id: number;
  title: string;
  path: string;
  html: string;
  words: string;
  by: { name: string; handle: string | null };
  against: "hiding" | "closing";
  decidedBy: string | null;
  because: string;
  at: Date;
  /** The reader hid or closed it, so somebody else decides. */
  isOwn: boolean;
};

/** Hidden posts and closed questions whose authors ask for a second look, the oldest first; restricted questions only for those who take cases. */
export async function appealList(ctx: Context): Promise<AppealItem[]> {
  authorize(ctx.actor, "moderation.work");
  const role = ctx.actor.kind === "person" ? ctx.actor.role : "admin";
  const seesAll = role === "agent" || role === "admin";
  const { rows } = await ctx.db.execute<AppealItem & { at: string }>(sql`
    select f.id, q.title, '/questions/' || q.id || '/' || q.slug
        || case f.post_type when 'answer' then '#answer-' || f.post_id when 'comment' then '#comment-' || f.post_id else '' end as path,
      coalesce(a.html, c.html, q.html) as html, f.words,
      json_build_object('name', p.name, 'handle', case when p.state <> 'erased' then p.handle end) as by,
      h.name as "decidedBy", case when k.is_closing then 'closing' else 'hiding' end as against,
      coalesce(a.hidden_reason, c.hidden_reason, case when k.is_closing then q.close_reason else q.hidden_reason end, '') as because,
      to_json(f.created_at) as at, coalesce(f.hidden_by = ${personId(ctx.actor)}, false) as "isOwn"
    from appeals f join questions q on q.id = f.question_id join people p on p.id = f.person_id
    left join people h on h.id = f.hidden_by
    left join answers a on f.post_type = 'answer' and a.id = f.post_id
    left join comments c on f.post_type = 'comment' and c.id = f.post_id
    cross join lateral (select f.post_type = 'question' and q.closed_at is not null
      and coalesce(q.hidden_at > f.created_at, true) as is_closing) k
    where f.decided_at is null and (${seesAll}::boolean or q.visibility = 'public') order by f.created_at limit 50`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
