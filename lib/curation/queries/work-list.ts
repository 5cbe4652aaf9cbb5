import { sql } from "drizzle-orm";
import { type Context, currentTime } from "@/lib/context";
import { authorize, can } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { type WorkReason, workReasons } from "../rules/work-reasons";
import { openCases } from "../signals/cases";
import { withLinksChecked } from "../signals/links-checked";
import { type CaseTask, type WorkItem, workItems } from "../signals/work-items";

export const itemsPerPage = 15;
export const casesShown = 20;
const doneDays = 30;

export type WorkListInput = {
  reason?: WorkReason;
  /** Only articles that this person looks after. */
  mine?: boolean;
  /** Those that were put off instead. */
  putOff?: boolean;
  page?: number;
};

export type WorkList = {
  items: WorkItem[];
  /** Articles by reason, whatever is chosen now; one may have several. */
  counts: Record<WorkReason, number>;
  total: number;
  mine: number;
  putOff: number;
  page: number;
  pages: number;
  /** Open tasks from cases that no article is known for yet. */
  cases: CaseTask[];
  casesTotal: number;
  /** Tasks that were done in the last weeks, for whoever wants to open one again. */
  casesDone: (CaseTask & { doneAt: string; doneBy: string | null })[];
  /** May act on it. */
  mayCurate: boolean;
  /** Who can look after an article. */
  curators: { id: string; name: string }[];
};

/** The articles that somebody should look at, the most urgent first, each with its reasons as they are at this moment. */
export async function workList(ctx: Context, input: WorkListInput = {}): Promise<WorkList> {
  authorize(ctx.actor, "repeats.read");
  const now = await currentTime(ctx);
  const me = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const all = await workItems(ctx.db, now);
  const due = all.filter(({ reasons }) => reasons.length > 0);
  const putOff = all.filter(({ dismissed }) => dismissed.length > 0);
  const chosen = (input.putOff ? putOff : due).filter(
    (item) =>
      (!input.reason || item.reasons.includes(input.reason)) && (!input.mine || item.owner?.id === me),
  );
  const pages = Math.max(1, Math.ceil(chosen.length / itemsPerPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(input.page ?? 1) || 1));
  const { rows: people } = await ctx.db.execute<{ id: string; name: string }>(sql`
    select id, name from people where role in ('curator', 'admin') and state = 'active' order by name, id`);
  return {
    items: await withLinksChecked(ctx, chosen.slice((page - 1) * itemsPerPage, page * itemsPerPage)),
    counts: Object.fromEntries(
      workReasons.map((reason) => [reason, due.filter(({ reasons }) => reasons.includes(reason)).length]),
    ) as WorkList["counts"],
    total: due.length,
    mine: due.filter(({ owner }) => owner !== null && owner.id === me).length,
    putOff: putOff.length,
    page,
    pages,
    ...(await casesWithoutArticle(ctx, now)),
    mayCurate: can(ctx.actor, "repeats.curate"),
    curators: people,
  };
}

async function casesWithoutArticle(
  ctx: Context,
  now: Date,
): Promise<Pick<WorkList, "cases" | "casesTotal" | "casesDone">> {
  const { rows } = await ctx.db.execute<Pick<WorkList, "cases" | "casesDone"> & { total: number }>(sql`
    with open as (select * from (${openCases}) c where c.article_id is null)
    select (select count(*)::int from open) as total, coalesce((
      select json_agg(json_build_object('id', id, 'cause', cause, 'createdAt', created_at, 'question',
        case when is_public then json_build_object('number', number, 'slug', slug, 'title', title) end) order by created_at desc)
      from (select * from open order by created_at desc limit ${casesShown}) o), '[]') as cases,
      coalesce((select json_agg(json_build_object('id', id, 'cause', cause, 'createdAt', created_at, 'doneAt', done_at,
        'doneBy', done_by, 'question', case when is_public then json_build_object('number', number, 'slug', slug, 'title', title) end)
        order by done_at desc)
      from (select t.id, t.cause, t.created_at, t.done_at, p.name as done_by, ${visibleQuestion("q")} as is_public,
          q.id as number, q.slug, q.title
        from curation_tasks t join questions q on q.id = t.question_id left join people p on p.id = t.done_by
        where t.done_at > ${now.toISOString()}::timestamptz - make_interval(days => ${doneDays})
        order by t.done_at desc limit ${casesShown}) d), '[]') as "casesDone"`);
  const { total, cases, casesDone } = rows[0]!;
  return { cases, casesTotal: total, casesDone };
}

/** What there is to do on one article; null where nothing is. For staff beside the article itself. */
export async function workOn(ctx: Context, articleId: number): Promise<WorkItem | null> {
  authorize(ctx.actor, "repeats.read");
  const found = await workItems(ctx.db, await currentTime(ctx), articleId);
  const [item] = await withLinksChecked(ctx, found);
  return item && item.reasons.length > 0 ? item : null;
}
