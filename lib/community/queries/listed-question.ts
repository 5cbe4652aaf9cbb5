import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { visibleAnswer } from "@/lib/search/visible";
import type { Stage } from "../lifecycle";
import { stageSql } from "../stage-sql";

/** A question as lists show it. */
export type ListedQuestion = {
  number: number;
  slug: string;
  title: string;
  stage: Exclude<Stage, "draft">;
  topic: { slug: string; name: string } | null;
  asker: ListedPerson;
  askedAt: Date;
  answers: number;
  sameProblem: number;
  /** Who solved it, or who gave the best answer so far. */
  answeredBy: ListedPerson | null;
  /** When they did so. */
  answeredAt: Date | null;
  /** When anybody last wrote in it. */
  activeAt: Date;
  restricted: boolean;
};
export type ListedPerson = {
  id: string;
  name: string;
  /** Null for an account that was erased. */
  handle: string | null;
  mark: "ambassador" | "staff" | null;
};

/** Reads rows for a list, in one statement and in order. `ids` selects the ids of what the reader may see. */
export async function listedQuestions(ctx: Context, ids: SQL): Promise<ListedQuestion[]> {
  const clock = ctx.clock?.().toISOString() ?? null;
  const { rows } = await ctx.db.execute<Row>(sql`
    select q.id as number, q.slug, q.title, to_json(coalesce(q.asked_at, q.created_at)) as "askedAt",
      to_json(q.last_activity_at) as "activeAt",
      q.answer_count as answers, q.same_problem_count as "sameProblem", q.visibility = 'restricted' as restricted,
      ${stageSql("q", sql`coalesce(${clock}::timestamptz, now())`)} as stage,
      case when t.id is not null then json_build_object('slug', t.slug, 'name', t.name) end as topic,
      ${personJson("asker", sql`null`)} as asker, best.by as "answeredBy", to_json(best.at) as "answeredAt"
    from unnest(array(${ids})) with ordinality as page(id, place)
    join questions q on q.id = page.id
    join people asker on asker.id = q.asker_id
    left join topics t on t.id = q.topic_id
    left join acceptances c on c.question_id = q.id and c.ended_at is null
    left join lateral (
      select ${personJson("p", sql`a.author_mark`)} as by, coalesce(c.accepted_at, a.posted_at) as at
      from answers a join people p on p.id = a.author_id
      where a.question_id = q.id and ${visibleAnswer("a")}
        and case when c.id is null then a.author_id <> q.asker_id else a.id = c.answer_id end
      order by a.did_not_work_at is not null, a.vote_count + a.imported_helpful desc, a.posted_at limit 1
    ) best on true
    order by page.place`);
  return rows.map(({ askedAt, answeredAt, activeAt, ...row }) => ({
    ...row,
    askedAt: new Date(askedAt),
    activeAt: new Date(activeAt),
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
  }));
}

type Row = Omit<ListedQuestion, "askedAt" | "answeredAt" | "activeAt"> & {
  askedAt: string;
  answeredAt: string | null;
  activeAt: string;
};

const personJson = (alias: string, mark: SQL) => {
  const p = sql.identifier(alias);
  return sql`json_build_object('id', ${p}.id, 'name', ${p}.name,
    'handle', case when ${p}.state = 'erased' then null else ${p}.handle end, 'mark', ${mark})`;
};
