import { sql } from "drizzle-orm";
import type { Cast } from "./cast";
import type { TestSite } from "./database";

/** Questions that are open, the first of them since so long that R1 is due; the oldest has the smallest number. */
export async function manyOpen(site: TestSite, cast: Cast, count: number, overdue: number): Promise<void> {
  // In parts, since no statement of ours may take long.
  for (let from = 1; from <= count; from += 10_000)
    await site.db.execute(sql`
    insert into questions (title, slug, body, html, topic_id, asker_id, created_at, asked_at, asker_wrote_at, last_activity_at,
      gate_shown, gate_due_at)
    select 'Question ' || n, 'question', 'It hums.', '<p>It hums.</p>', ${cast.machines}, ${cast.mara.id}, at, at, at, at,
      jsonb_build_object('R1', to_char((at + interval '24 hours') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      at + interval '24 hours'
    from (select n, case when n <= ${overdue}::int then now() - interval '25 hours' - interval '1 second' * (${overdue}::int - n)
      else now() - interval '1 hour' end as at from generate_series(${from}::int, ${Math.min(count, from + 9_999)}::int) n) given`);
  await site.pool.query("analyze questions");
}
