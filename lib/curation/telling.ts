import { and, eq, ne, sql } from "drizzle-orm";
import { articleFixes } from "@/db/schema";
import type { Work } from "@/lib/context";
import type { NewsKind } from "@/lib/notify/kinds";
import { notify } from "@/lib/notify/notify";
import { concernedBy, heardBy } from "./concerned";

export type Announced = {
  id: number;
  slug: string;
  title: string;
  audience: "public" | "signed_in" | "staff";
  /** The text that readers see. */
  version: number;
};

/** People told in one transaction. */
const batch = 100;

type Concerned = { person: string; question: number; slug: string; isSolved: boolean };

/**
 * Tells the next people of an article that answers what they had asked or have as a problem, each once and about one
 * thread. Who has no answer yet is asked whether it fixes theirs. Says whether anybody may be left.
 */
export async function tellSome(work: Work, article: Announced): Promise<boolean> {
  await oneAfterTheOther(work, article);
  const people = await next(work, article, sql`heard.at is null`);
  for (const each of people)
    await tell(work, article, each, {
      kind: each.isSolved ? "article_published" : "article_for_you",
      key: `article:${article.id}:published`,
    });
  return people.length === batch;
}

/**
 * Asks the next people again who had the article before this text of it, and whose problem nothing has solved: those who
 * said no, and those who said nothing. Once for one text; whoever said yes is left alone. Says whether anybody may be left.
 */
export async function askSomeAgain(work: Work, article: Announced): Promise<boolean> {
  await oneAfterTheOther(work, article);
  const since = sql`(select v.published_at from article_versions v
    where v.article_id = ${article.id} and v.version = ${article.version})`;
  const people = await next(
    work,
    article,
    sql`heard.at < ${since} and heard.said is not true and not c.solved`,
  );
  for (const each of people)
    await tell(work, article, each, {
      kind: "article_again",
      key: `article:${article.id}:published:${article.version}`,
    });
  return people.length === batch;
}

/** Two runs of the job for one article. */
const oneAfterTheOther = (work: Work, { id }: Announced) =>
  work.tx.execute(sql`select pg_advisory_xact_lock(4205032, ${id})`);

/** Each person with the thread where it matters most to them. */
async function next(work: Work, article: Announced, who: ReturnType<typeof sql>): Promise<Concerned[]> {
  const { rows } = await work.tx.execute<Concerned>(sql`${concernedBy(article)}
    select distinct on (c.person) c.person, c.question, c.slug, c.solved as "isSolved"
    from concerned c cross join ${heardBy(article.id)} where ${who}
    order by c.person, c.solved, c.asks desc, c.question desc limit ${batch}`);
  return rows;
}

async function tell(
  work: Work,
  article: Announced,
  { person, question, slug, isSolved }: Concerned,
  news: { kind: NewsKind; key: string },
): Promise<void> {
  const mine = and(eq(articleFixes.articleId, article.id), eq(articleFixes.personId, person));
  // What counts is where they were told last.
  await work.tx
    .update(articleFixes)
    .set({ toldAt: null })
    .where(and(mine, ne(articleFixes.questionId, question)));
  await work.tx
    .insert(articleFixes)
    .values({ articleId: article.id, questionId: question, personId: person, toldAt: work.now })
    .onConflictDoUpdate({
      target: [articleFixes.articleId, articleFixes.questionId, articleFixes.personId],
      set: { toldAt: work.now },
    });
  const thread = `/questions/${question}${slug && `/${encodeURIComponent(slug)}`}#now-article`;
  await notify(work, {
    ...news,
    personId: person,
    questionId: question,
    data: {
      what: article.title,
      path: isSolved ? `/articles/${encodeURIComponent(article.slug)}` : thread,
    },
  });
}
