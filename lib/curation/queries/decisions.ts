import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { groupTitle } from "../group-title";
import { isUndoable } from "../rules/undo";

/** A line of the audit about a group, in the words that its page needs. */
export type Decision = {
  id: number;
  at: Date;
  by: string | null;
  action: string;
  reason: string | null;
  /** The name it was given, or what the other group is called now; null where nothing public is in it any more. */
  name: string | null;
  otherGroupId: number | null;
  /** How many questions it was about; where it was one, which. */
  count: number;
  question: { number: number; slug: string; title: string } | null;
  article: { id: number; title: string } | null;
  isUndone: boolean;
  mayUndo: boolean;
};

type Row = Omit<Decision, "at" | "mayUndo"> & { at: string };

const most = 50;

/** What has been decided about a group, newest first. A question that is not public any more is not named. */
export async function decisionsOn(ctx: Context, groupId: number): Promise<Decision[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    with line as (
      select *, coalesce((data ->> 'intoId')::int, (data ->> 'madeId')::int, (data ->> 'fromId')::int) as other_id
      from audit where subject = ${`group:${groupId}`} order by id desc limit ${most})
    select l.id::float as id, to_json(l.at) as at, p.name as by, l.action, coalesce(l.data ->> 'reason', l.data ->> 'was') as reason,
      coalesce(l.data ->> 'after', (select ${groupTitle("o")} from repeat_groups o where o.id = l.other_id)) as name,
      l.other_id as "otherGroupId",
      coalesce(jsonb_array_length(l.data -> 'questionIds'), 0) as count,
      (select json_build_object('number', q.id, 'slug', q.slug, 'title', q.title) from questions q
        where jsonb_array_length(l.data -> 'questionIds') = 1 and q.id = (l.data #>> '{questionIds,0}')::int
          and ${visibleQuestion("q")}) as question,
      (select json_build_object('id', a.id, 'title', a.title) from articles a
        where a.id = (l.data ->> 'articleId')::int) as article,
      exists (select from line u where u.action = 'repeats_undone' and u.data ->> 'lineId' = l.id::text) as "isUndone"
    from line l left join people p on p.id = l.actor_id order by l.id desc`);
  const mayCurate = can(ctx.actor, "repeats.curate");
  return rows.map((row) => ({
    ...row,
    at: new Date(row.at),
    mayUndo: mayCurate && !row.isUndone && isUndoable(row.action),
  }));
}
