import { sql } from "drizzle-orm";
import { points } from "@/db/schema";
import type { Work } from "@/lib/context";
import { outcomesOf } from "./outcomes";
import { standing } from "./rules/standing";

/**
 * Brings one person's ledger up to the outcomes as they stand: adds a row for what is new, and for what changed a row
 * with the difference. Doing it again adds nothing. Says how many rows were added.
 */
export async function keepPoints(work: Work, personId: string): Promise<number> {
  await work.tx.execute(sql`select pg_advisory_xact_lock(4205011, hashtext(${personId}))`);
  const entries = standing(await outcomesOf(work.tx, personId));
  const written = await ledgerOf(work, personId);
  const wanted = new Map(entries.map((entry) => [entry.key, entry]));
  const rows: (typeof points.$inferInsert)[] = [];
  for (const entry of entries) {
    const before = written.get(entry.key);
    // An outcome without points is kept too: it shows what a cap took.
    if (before && before.sum === entry.points) continue;
    rows.push(
      rowOf(entry.key, entry.at, entry.points - (before?.sum ?? 0), before?.parts ?? 0, entry.capped),
    );
  }
  for (const [key, { sum, parts, at }] of written) {
    if (!wanted.has(key) && sum !== 0) rows.push(rowOf(key, at, -sum, parts, null));
  }
  if (rows.length > 0) await work.tx.insert(points).values(rows);
  return rows.length;

  function rowOf(key: string, at: Date, difference: number, parts: number, capped: string | null) {
    return {
      personId,
      kind: "outcome" as const,
      key,
      part: parts + 1,
      points: difference,
      at,
      writtenAt: work.now,
      capped,
    };
  }
}

async function ledgerOf(work: Work, personId: string) {
  const { rows } = await work.tx.execute<{ key: string; sum: number; parts: number; at: string }>(sql`
    select key, sum(points)::int as sum, max(part)::int as parts, max(at) as at
    from points where person_id = ${personId} and kind = 'outcome' group by key`);
  return new Map(rows.map((row) => [row.key, { ...row, at: new Date(row.at) }]));
}
