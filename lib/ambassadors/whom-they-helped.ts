import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { moment } from "@/lib/accounts/standing-appointment";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";

export type Helped = {
  /** Questions that their answers solved, with whoever had asked. */
  solved: { id: number; slug: string; title: string; answerId: number; asker: string }[];
  /** How often somebody else said that an answer of theirs worked. */
  worked: number;
  /** Different people among both. */
  people: number;
  articles: { slug: string; title: string }[];
  points: number;
};

/** What a person's public answers brought about for others between two moments. */
export async function whomTheyHelped(
  db: Pick<Db, "execute">,
  personId: string,
  from: Date,
  until: Date,
): Promise<Helped> {
  const within = (column: ReturnType<typeof sql>) =>
    sql`${column} >= ${moment(from)} and ${column} < ${moment(until)}`;
  const mine = sql`answers a join questions q on q.id = a.question_id and ${visibleQuestion("q")}
    and q.asker_id <> a.author_id and (q.imported_at is null or q.woken_at is not null)`;
  const own = sql`a.author_id = ${personId} and ${visibleAnswer("a")}`;
  // One after the other: in a transaction there is but one connection.
  const solved = await db.execute<Helped["solved"][number] & { askerId: string }>(sql`
      select q.id, q.slug, q.title, a.id as "answerId", p.name as asker, p.id as "askerId" from ${mine}
      join acceptances c on c.answer_id = a.id and c.ended_at is null and c.kind <> 'pending'
        and ${within(sql`c.accepted_at`)}
      join people p on p.id = q.asker_id where ${own} order by c.accepted_at, a.id`);
  const worked = await db.execute<{ id: string }>(sql`
      select w.person_id as id from ${mine} join worked_for_me w on w.answer_id = a.id
        and ${within(sql`w.created_at`)} where ${own}`);
  const articles = await db.execute<Helped["articles"][number]>(sql`
      select distinct k.slug::text, k.title from ${mine} join article_answers g on g.answer_id = a.id
        and ${within(sql`g.created_at`)}
      join articles k on k.id = g.article_id and k.status in ('published', 'needs_update') and k.audience = 'public'
      where ${own} order by 2`);
  const points = await db.execute<{ sum: number }>(sql`
      select coalesce(sum(points), 0)::int as sum from points where person_id = ${personId} and kind = 'outcome'
        and ${within(sql`at`)}`);
  const people = new Set([...solved.rows.map((row) => row.askerId), ...worked.rows.map((row) => row.id)]);
  return {
    solved: solved.rows.map(({ askerId: _, ...row }) => row),
    worked: worked.rows.length,
    people: people.size,
    articles: articles.rows,
    points: points.rows[0]!.sum,
  };
}
