import { sql } from "drizzle-orm";
import { articleContacts, articleFeedback, articles, articleViews, searches } from "@/db/schema";
import type { Work } from "@/lib/context";
import type { Company } from "./company";
import { daysBefore, drawsFor, hoursBefore } from "./moments";

const day = 24;

/** Searches that fail, each by so many people, spread over the days given. */
const missed: [query: string, people: number, fromDay: number, toDay: number][] = [
  ["travel case for the one", 4, 2, 40],
  ["travel case", 3, 1, 30],
  ["decaf setting on the mill", 3, 1, 12],
  ["left handed steam wand", 2, 5, 50],
  ["clean the water tank with vinegar", 3, 3, 25],
];

/** Who had read which article and asked all the same. */
const askedAfter: [slug: string, titles: string[]][] = [
  [
    "pair-the-app",
    [
      'App finds the machine but stops at "Connecting"',
      "Works at home, not in the office kitchen",
      "App says offline, lamp on the machine is steady green",
    ],
  ],
  ["lamps-one", ["all 4 buttons blinking after milk foam, cant make coffee"]],
];

/** Its asker had read this article and accepted an answer that says more than it does. */
const contradicted = {
  slug: "lamps-one",
  title: "all 4 buttons blinking after milk foam, cant make coffee",
};

/** Months of readers, and what they left behind: articles that help less than they did, and words that find nothing. */
export async function loadFreshness(work: Work, company: Company): Promise<void> {
  const ids = await articleIds(work);
  await read(work, ids);
  await searchInVain(work);
  await askAllTheSame(work, ids);
  await say(work, ids, company);
  // Somebody wanted to look at these again, and nobody has.
  await work.tx.execute(sql`
    update articles set review_by = ${daysBefore(work.now, 12).toISOString()}::timestamptz where id = ${ids.get("delivery")!}`);
}

/** Every article has its readers, fewer at weekends; one that nobody finds has none. */
async function read(work: Work, ids: Map<string, number>): Promise<void> {
  const draw = drawsFor("views");
  const rows: (typeof articleViews.$inferInsert)[] = [];
  for (const [slug, articleId] of ids) {
    const usual = slug.startsWith("zero-point-mill") ? 0 : 2 + draw() ** 3 * 60;
    for (let ago = 0; ago < 90; ago++) {
      const at = daysBefore(work.now, ago);
      const isWeekend = at.getUTCDay() % 6 === 0;
      const views = Math.floor(usual * (isWeekend ? 0.6 : 1) * (0.5 + draw()));
      if (views > 0) rows.push({ articleId, day: at.toISOString().slice(0, 10), views });
    }
  }
  await work.tx.insert(articleViews).values(rows);
}

async function searchInVain(work: Work): Promise<void> {
  const draw = drawsFor("missed");
  const rows = missed.flatMap(([query, people, from, to]) =>
    Array.from({ length: people }, (_, at) => ({
      visitorKey: `demo-missed-${query}-${at}`,
      source: "page" as const,
      query,
      createdAt: daysBefore(work.now, from + draw() * (to - from)),
    })),
  );
  // The first searches on this site are older than what it judges articles by.
  rows.push({
    visitorKey: "demo-first",
    source: "page",
    query: "opening hours",
    createdAt: daysBefore(work.now, 80),
  });
  await work.tx.insert(searches).values(rows);
}

async function askAllTheSame(work: Work, ids: Map<string, number>): Promise<void> {
  for (const [slug, titles] of askedAfter)
    for (const title of titles) {
      const asked = await questionCalled(work, title);
      await work.tx.insert(articleContacts).values({
        articleId: ids.get(slug)!,
        questionId: asked.id,
        personId: asked.askerId,
        kind: "question",
        via: "search",
        contactAt: asked.askedAt,
      });
    }
  const asked = await questionCalled(work, contradicted.title);
  const subject = `article:${ids.get(contradicted.slug)}`;
  await work.tx.insert(searches).values({
    personId: asked.askerId,
    source: "ask",
    query: "all buttons blinking",
    shown: [subject],
    opened: [subject],
    rejected: [subject],
    resultCount: 1,
    questionId: asked.id,
    createdAt: new Date(+asked.askedAt - 10 * 60_000),
  });
}

/** Readers for whom two articles did not work, and an ambassador who knows that one is old. */
async function say(work: Work, ids: Map<string, number>, company: Company): Promise<void> {
  const unhelped = ids.get("error-codes-duo")!;
  const outdated = ids.get("water-tank")!;
  await work.tx.insert(articleFeedback).values([
    ...Array.from({ length: 14 }, (_, at) => ({
      articleId: unhelped,
      visitorKey: `demo-unhelped-${at}`,
      solved: false,
      reason: at === 0 ? "unclear: E-07 tells me to check the pump, but not how." : "did_not_work",
      version: 1,
      createdAt: hoursBefore(work.now, (2 + at) * day),
    })),
    {
      articleId: outdated,
      personId: company.personId("theo"),
      solved: false,
      reason: "outdated: The newer tank has a red seal, and it goes in from above.",
      version: 1,
      createdAt: daysBefore(work.now, 6),
    },
  ]);
  await work.tx.execute(sql`
    update articles a set
      helpful_count = (select count(*) from article_feedback f where f.article_id = a.id and f.solved),
      unhelpful_count = (select count(*) from article_feedback f where f.article_id = a.id and not f.solved)
    where a.id in (${unhelped}, ${outdated})`);
}

async function questionCalled(work: Work, title: string) {
  const { rows } = await work.tx.execute<{ id: number; askerId: string; askedAt: string }>(sql`
    select id, asker_id as "askerId", to_json(asked_at) as "askedAt" from questions where title = ${title}`);
  const [row] = rows;
  if (!row) throw new Error(`The demo has no question called "${title}".`);
  return { ...row, askedAt: new Date(row.askedAt) };
}

/** By slug; translations with their language behind it. */
async function articleIds(work: Work): Promise<Map<string, number>> {
  const rows = await work.tx
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      source: articles.translationOf,
    })
    .from(articles)
    .where(
      sql`audience = 'public' and content_file like 'db/seed/demo/%' and status in ('published', 'needs_update')`,
    )
    .orderBy(articles.slug, articles.language);
  return new Map(rows.map((row) => [row.source === null ? row.slug : `${row.slug} ${row.language}`, row.id]));
}
