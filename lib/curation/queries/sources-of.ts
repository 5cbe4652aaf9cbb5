import { sql } from "drizzle-orm";
import type { OpenPoint } from "@/db/schema";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import { groupTitle } from "../group-title";

export type Source = {
  number: number;
  slug: string;
  title: string;
  /** The answer that the text grew from, by whom; null where nothing of the thread stands in the text. */
  answer: { id: number; by: string } | null;
};

export type Sources = {
  sources: Source[];
  /** Threads that are no longer public: only how many. */
  gone: number;
  group: { id: number; title: string } | null;
  draft: {
    openPoints: OpenPoint[];
    privatePlaces: number;
    isMachineWritten: boolean;
    readAt: Date | null;
    readBy: string | null;
  } | null;
};

type Row = Omit<Sources, "draft"> & {
  draft: (Omit<NonNullable<Sources["draft"]>, "readAt"> & { readAt: string | null }) | null;
};

/** Where an article is from, for its editor; what has become private is a number only, and no word of it. */
export async function sourcesOf(ctx: Context, articleId: number): Promise<Sources> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<Row>(sql`
    with own as (
      select q.*, s.answer_id, ${visibleQuestion("q")} as is_public
      from article_sources s join questions q on q.id = s.question_id where s.article_id = ${articleId})
    select
      coalesce((select json_agg(json_build_object('number', o.id, 'slug', o.slug, 'title', o.title,
          'answer', case when a.id is not null then json_build_object('id', a.id, 'by', p.name) end)
          order by o.answer_id is null, o.id)
        from own o left join answers a on a.id = o.answer_id and ${visibleAnswer("a")} left join people p on p.id = a.author_id
        where o.is_public), '[]') as sources,
      (select count(distinct id)::int from own where not is_public) as gone,
      (select json_build_object('id', n.id, 'title', n.title) from (
          select g.id, ${groupTitle("g")} as title from repeat_groups g
          where g.article_id = ${articleId} and g.merged_into_id is null) n
        where n.title is not null order by n.id limit 1) as group,
      (select json_build_object('openPoints', d.open_points, 'privatePlaces', d.private_places,
          'isMachineWritten', d.is_machine_written, 'readAt', d.read_at, 'readBy', p.name)
        from article_drafts d left join people p on p.id = d.read_by where d.article_id = ${articleId}) as draft`);
  const { draft, ...rest } = rows[0]!;
  const isPublic = new Set(rest.sources.map((source) => source.number));
  return {
    ...rest,
    draft: draft && {
      ...draft,
      openPoints: draft.openPoints.flatMap((point) => asFarAsPublic(point, isPublic)),
      readAt: draft.readAt === null ? null : new Date(draft.readAt),
    },
  };
}

/** A point in the words of a thread that has become private goes with it. */
function asFarAsPublic(point: OpenPoint, isPublic: ReadonlySet<number>): OpenPoint[] {
  const questions = point.questions.filter((number) => isPublic.has(number));
  if (questions.length === point.questions.length) return [point];
  return point.text || questions.length === 0 ? [] : [{ ...point, questions }];
}
