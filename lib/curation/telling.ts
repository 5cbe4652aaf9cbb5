import { sql } from "drizzle-orm";
import { articleFixes } from "@/db/schema";
import type { Work } from "@/lib/context";
import { notify } from "@/lib/notify/notify";
import { visibleQuestion } from "@/lib/search/visible";

export type Announced = {
  id: number;
  slug: string;
  title: string;
  audience: "public" | "signed_in" | "staff";
};

/** People told in one transaction. */
const batch = 100;

type Concerned = { person: string; question: number; slug: string; isSolved: boolean };

/**
 * Tells the next people of an article that answers what they had asked or have as a problem, each once and about one
 * thread. Who has no answer yet is asked whether it fixes theirs. Says whether anybody may be left.
 */
export async function tellSome(work: Work, article: Announced): Promise<boolean> {
  // Two runs of the job tell one after the other.
  await work.tx.execute(sql`select pg_advisory_xact_lock(4205032, ${article.id})`);
  const people = await nextConcerned(work, article);
  for (const { person, question, slug, isSolved } of people) {
    await work.tx
      .insert(articleFixes)
      .values({ articleId: article.id, questionId: question, personId: person, toldAt: work.now })
      .onConflictDoUpdate({
        target: [articleFixes.articleId, articleFixes.questionId, articleFixes.personId],
        set: { toldAt: work.now },
      });
    const thread = `/questions/${question}${slug && `/${encodeURIComponent(slug)}`}#now-article`;
    await notify(work, {
      kind: isSolved ? "article_published" : "article_for_you",
      personId: person,
      key: `article:${article.id}:published`,
      questionId: question,
      data: {
        what: article.title,
        path: isSolved ? `/articles/${encodeURIComponent(article.slug)}` : thread,
      },
    });
  }
  return people.length === batch;
}

/** Askers and those with the same problem who may read both and were not told; sleeping history is not woken. */
async function nextConcerned(work: Work, article: Announced): Promise<Concerned[]> {
  const mayRead = article.audience === "staff" ? sql`p.role <> 'customer'` : sql`true`;
  const { rows } = await work.tx.execute<Concerned>(sql`
    with threads as (
      select distinct q.id from article_sources s join questions q on q.id = s.question_id
      where s.article_id = ${article.id} and ${visibleQuestion("q")}),
    concerned as (
      select q.id, q.slug, q.asker_id as person, true as asks,
        exists (select from acceptances c where c.question_id = q.id and c.ended_at is null) as solved
      from threads join questions q on q.id = threads.id
      where (q.imported_at is null or q.woken_at is not null)
      union all
      select q.id, q.slug, s.person_id, false,
        exists (select from worked_for_me w join answers a on a.id = w.answer_id
          where a.question_id = q.id and w.person_id = s.person_id)
      from threads join questions q on q.id = threads.id join same_problems s on s.question_id = q.id)
    select distinct on (c.person) c.person, c.id as question, c.slug, c.solved as "isSolved"
    from concerned c join people p on p.id = c.person and p.state = 'active' and ${mayRead}
    where not exists (select from article_fixes f where f.article_id = ${article.id} and f.person_id = c.person
      and (f.told_at is not null or f.said_at is not null))
    order by c.person, c.solved, c.asks desc, c.id desc limit ${batch}`);
  return rows;
}
