import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { hasAcceptance, hasAnswer } from "../stage-sql";
import { type ListedQuestion, listedQuestions } from "./listed-question";

export const shows = ["all", "open", "answered", "solved"] as const;
export const sorts = ["recent", "newest", "same"] as const;
export type Show = (typeof shows)[number];
export type Sort = (typeof sorts)[number];

export type ListInput = {
  show?: Show;
  sort?: Sort;
  /** Ids of topics; questions on any of them. */
  topics?: readonly number[];
  language?: string;
  page?: number;
};
export type QuestionList = {
  items: ListedQuestion[];
  page: number;
  pages: number;
  /** There is more than the pages lead to. */
  isCut: boolean;
};

export const perPage = 20;
/** Whoever looks further back finds more by narrowing down or searching; a deep offset only costs. */
export const lastPage = 50;

/** Public questions, one page of them, the same for every reader. */
export async function questionList(ctx: Context, input: ListInput = {}): Promise<QuestionList> {
  authorize(ctx.actor, "question.read");
  return pageOfQuestions(ctx, conditions(input), orders[input.sort ?? "recent"], input.page);
}

/** A page of the questions `q` for which a condition holds; a page that there is not is the nearest that there is. */
export async function pageOfQuestions(
  ctx: Context,
  where: SQL,
  order: SQL,
  asked?: number,
): Promise<QuestionList> {
  const wanted = Math.min(lastPage, Math.max(1, Math.trunc(asked ?? 1) || 1));
  const count = await countUpTo(ctx, where, perPage * lastPage + 1);
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(count / perPage)));
  const page = Math.min(wanted, pages);
  const items = await listedQuestions(
    ctx,
    sql`select q.id from questions q where ${where}
      order by ${order} limit ${perPage} offset ${(page - 1) * perPage}`,
  );
  return { items, page, pages, isCut: count > perPage * lastPage };
}

const orders: Record<Sort, SQL> = {
  // As the indexes say it; without "nulls last" the database would not use them.
  recent: sql`q.last_activity_at desc nulls last, q.id desc nulls last`,
  newest: sql`q.asked_at desc nulls last, q.id desc nulls last`,
  same: sql`q.same_problem_count desc nulls last, q.last_activity_at desc nulls last, q.id desc nulls last`,
};

const kinds: Record<Show, SQL> = {
  all: sql`true`,
  open: sql`${unsettled()} and not ${hasAnswer("q")}`,
  answered: sql`${unsettled()} and ${hasAnswer("q")}`,
  solved: sql`${hasAcceptance("q")}`,
};

function unsettled(): SQL {
  return sql`q.closed_at is null and q.duplicate_of_id is null and not ${hasAcceptance("q")}`;
}

function conditions({ show = "all", topics, language }: ListInput): SQL {
  const parts = [visibleQuestion("q"), kinds[show]];
  if (topics) parts.push(sql`q.topic_id = any(${sql.param([...topics])}::int[])`);
  if (language) parts.push(sql`q.language = ${language}`);
  return sql.join(parts, sql` and `);
}

async function countUpTo(ctx: Context, where: SQL, most: number): Promise<number> {
  const { rows } = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from questions q where ${where} limit ${most}) counted`);
  return rows[0]!.count;
}

/** What was solved last, newest acceptance first. */
export const recentlySolved = (ctx: Context, most: number): Promise<ListedQuestion[]> =>
  listedQuestions(
    ctx,
    sql`select q.id from acceptances c join questions q on q.id = c.question_id
      where c.ended_at is null and c.kind <> 'pending' and q.closed_at is null and ${visibleQuestion("q")}
      order by c.accepted_at desc, q.id desc limit ${most}`,
  );

/** What nobody has answered yet, newest first. */
export const waiting = (ctx: Context, most: number): Promise<ListedQuestion[]> =>
  listedQuestions(
    ctx,
    sql`select q.id from questions q where ${visibleQuestion("q")} and ${kinds.open}
      order by ${orders.newest} limit ${most}`,
  );
