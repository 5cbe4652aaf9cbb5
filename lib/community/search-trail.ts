import { type SQL, sql } from "drizzle-orm";
import { moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime, personId } from "@/lib/context";

/** Longer ago somebody was probably looking for something else. */
const before = sql`interval '1 hour'`;

/**
 * That a search `s` goes to staff with the question `q`: made on the way through the form, or by its asker on the page
 * of results shortly before. The latter by their name only, since others may search behind the same address.
 */
export const isOfTrail: SQL = sql`(s.question_id = q.id or (s.question_id is null and s.source = 'page'
  and s.person_id = q.asker_id and s.created_at between q.created_at - ${before} and q.created_at))`;

/** What this person searched for on the way to a draft, in their words: what would go to staff with the question. */
export async function trailOfDraft(
  ctx: Context,
  { title, searchIds }: { title: string; searchIds: readonly number[] },
): Promise<string[]> {
  const me = personId(ctx.actor);
  const now = moment(await currentTime(ctx));
  const { rows } = await ctx.db.execute<{ query: string }>(sql`
    select query from searches s where s.question_id is null
      and ((s.id = any(${sql.param([...searchIds])}::int[]) and (s.person_id = ${me} or s.visitor_key = ${ctx.visitorKey ?? null}))
        or (s.source = 'page' and s.person_id = ${me} and s.created_at > ${now} - ${before}))
    group by query having lower(query) <> lower(${title}) order by min(id) limit 10`);
  return rows.map(({ query }) => query);
}
