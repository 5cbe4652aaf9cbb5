import { type SQL, sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { authorize, can } from "@/lib/policy";
import { firstWords, monthOf } from "./figure-sql";

export const figureNames = ["promises", "first-reply", "asked-twice", "satisfaction"] as const;
export type FigureName = (typeof figureNames)[number];

/** One row behind a figure. `what` is a word of the program, `scores` and `words` what an asker said. */
export type FigureRow = {
  escalationId: number | null;
  questionId: number;
  title: string;
  /** Whose it is; null where only leads may see by whom. */
  person: string | null;
  at: string;
  what: string;
  hours: number | null;
  satisfaction: number | null;
  ease: number | null;
  words: string | null;
};

const A_PAGE = 100;
const blank = sql`null::float as hours, null::int as satisfaction, null::int as ease, null::text as words`;

/**
 * The rows that a figure of a month is counted from, newest first: a page of them, or all. Who asked twice, and what an
 * asker said, is for leads.
 */
export async function figureRows(
  ctx: Context,
  figure: FigureName,
  wanted?: string,
  page?: number,
): Promise<{ month: string; rows: FigureRow[]; pages: number }> {
  authorize(ctx.actor, "desk.read");
  const isLead = can(ctx.actor, "figures.people");
  const { month, isIn } = monthOf(await currentTime(ctx), wanted);
  const sources: Record<FigureName, SQL> = {
    promises: sql`
      select p.escalation_id, e.question_id, p.agent_id as person_id, p.due_at as at, coalesce(p.outcome, 'open') as what, ${blank}
      from promises p join escalations e on e.id = p.escalation_id where ${isIn(sql`p.due_at`)}`,
    "first-reply": sql`
      select f.id, f.question_id, f.owner_id, f.opened_at, case when f.hours is null then 'waiting' else 'replied' end,
        f.hours, null::int, null::int, null::text from (${firstWords(isIn)}) f`,
    "asked-twice": sql`
      select a.escalation_id, a.question_id, case when ${isLead}::boolean then a.person_id end, a.created_at, a.source,
        null::float, null::int, null::int, a.kind from asked_twice a where ${isIn(sql`a.created_at`)}`,
    satisfaction: sql`
      select s.escalation_id, e.question_id, case when ${isLead}::boolean then s.agent_id end, s.asked_at,
        case when s.answered_at is null then 'unanswered' else 'answered' end, null::float, s.satisfaction, s.ease,
        case when ${isLead}::boolean then nullif(s.comment, '') end
      from case_surveys s join escalations e on e.id = s.escalation_id where ${isIn(sql`s.asked_at`)}`,
  };
  const { rows } = await ctx.db.execute<FigureRow & { total: number }>(sql`
    with found (escalation_id, question_id, person_id, at, what, hours, satisfaction, ease, words) as (${sources[figure]})
    select f.escalation_id as "escalationId", f.question_id as "questionId", q.title, p.name as person, to_json(f.at) as at,
      f.what, f.hours, f.satisfaction, f.ease, f.words, count(*) over ()::int as total
    from found f join questions q on q.id = f.question_id left join people p on p.id = f.person_id
    order by f.at desc, f.escalation_id desc limit ${page ? A_PAGE : null} offset ${((page ?? 1) - 1) * A_PAGE}`);
  return {
    month,
    rows: rows.map(({ total: _, ...row }) => row),
    pages: page ? Math.ceil((rows[0]?.total ?? 0) / A_PAGE) : 1,
  };
}
