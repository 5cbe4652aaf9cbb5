import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Context, personId, type Work } from "@/lib/context";
import { authorize } from "@/lib/policy";

const same = "10 minutes";
const mostShown = 100;

const subject = z.string().regex(/^(article|question):\d{1,10}$/);

export const logSearchInput = z.object({
  source: z.enum(["page", "ask"]),
  query: z.string().max(4_000),
  language: z.string().max(35),
  shown: z.array(subject).max(50),
  resultCount: z.number().int().min(0),
});

/**
 * Keeps a search with what it showed; returns its number, by which openings and a question that comes of it are noted.
 * Turning a page, filtering or coming back within minutes is the same search. One statement, because every page of
 * results waits for it.
 */
export async function logSearch(ctx: Context, input: z.input<typeof logSearchInput>): Promise<number> {
  const { source, language, shown, resultCount, ...given } = logSearchInput.parse(input);
  authorize(ctx.actor, "search.use", {});
  // PostgreSQL stores no NUL; whoever typed one was looking for nothing.
  const query = given.query.replaceAll("\0", "").slice(0, 2_000);
  const who = personId(ctx.actor);
  const visitorKey = ctx.visitorKey ?? null;
  const subjects = sql`${JSON.stringify(shown)}::jsonb`;
  const db = "tx" in ctx ? (ctx as Work).tx : ctx.db;
  const at = ctx.clock?.().toISOString() ?? null;
  const { rows } = await db.execute<{ id: number }>(sql`
    with clock as (select coalesce(${at}::timestamptz, now()) as now),
    known as (
      select id from searches
      where (person_id = ${who} or visitor_key = ${visitorKey}) and created_at > (select now from clock) - ${same}::interval
        and source = ${source} and md5(query) = md5(${query}) and query = ${query} and language = ${language} and question_id is null
      order by id desc limit 1),
    gone_on as (
      update searches set result_count = greatest(result_count, ${resultCount}),
        shown = (select coalesce(jsonb_agg(subject order by place), '[]') from (
          select subject, min(place) as place from (
            select value as subject, ordinality as place from jsonb_array_elements(shown) with ordinality
            union all select value, 1000 + ordinality from jsonb_array_elements(${subjects}) with ordinality) every
          group by subject order by place limit ${mostShown}) first)
      where id = (select id from known) returning id),
    added as (
      insert into searches (source, query, language, shown, result_count, person_id, visitor_key, created_at)
      select ${source}, ${query}, ${language}, ${subjects}, ${resultCount}, ${who}, ${visitorKey}, now from clock
      where not exists (select from known) returning id)
    select id from gone_on union all select id from added`);
  return rows[0]!.id;
}
