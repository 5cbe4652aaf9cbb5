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
  hiddenBy: string | null;
  hiddenReason: string;
  at: Date;
  /** The reader hid it, so somebody else decides. */
  isOwn: boolean;
};

/** Hidden posts whose authors ask for a second look, the oldest first; restricted questions only for those who take cases. */
export async function appealList(ctx: Context): Promise<AppealItem[]> {
  authorize(ctx.actor, "moderation.work");
  const role = ctx.actor.kind === "person" ? ctx.actor.role : "admin";
  const seesAll = role === "agent" || role === "admin";
  const { rows } = await ctx.db.execute<AppealItem & { at: string }>(sql`
    select f.id, q.title, '/questions/' || q.id || '/' || q.slug
        || case f.post_type when 'answer' then '#answer-' || f.post_id when 'comment' then '#comment-' || f.post_id else '' end as path,
      coalesce(a.html, c.html, q.html) as html, f.words,
      json_build_object('name', p.name, 'handle', case when p.state <> 'erased' then p.handle end) as by,
      h.name as "hiddenBy", coalesce(a.hidden_reason, c.hidden_reason, q.hidden_reason, '') as "hiddenReason",
      to_json(f.created_at) as at, coalesce(f.hidden_by = ${personId(ctx.actor)}, false) as "isOwn"
    from appeals f join questions q on q.id = f.question_id join people p on p.id = f.person_id
    left join people h on h.id = f.hidden_by
    left join answers a on f.post_type = 'answer' and a.id = f.post_id
    left join comments c on f.post_type = 'comment' and c.id = f.post_id
    where f.decided_at is null and (${seesAll}::boolean or q.visibility = 'public') order by f.created_at limit 50`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
