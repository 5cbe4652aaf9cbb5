import { sql } from "drizzle-orm";
import { articleFeedback, articles, deflections, searches } from "@/db/schema";
import type { Work } from "@/lib/context";
import type { Company } from "./company";
import { drawsFor, hoursBefore } from "./moments";

/** What visitors typed, the article that they opened, and whether they said that it solved their problem. */
const searched: [query: string, opened: string | null, solved: boolean][] = [
  ["descale one", "descale-one", true],
  ["amber lamp", "lamps-one", true],
  ["e-07", "error-codes-duo", false],
  ["E-07 duo pump", "error-codes-duo", true],
  ["grind setting moka pot", "grind-size-chart", true],
  ["french press", "grind-size-chart", true],
  ["pairing stops", "pair-the-app", true],
  ["wifi 5ghz", "wifi-requirements", true],
  ["where is my parcel", "delivery", false],
  ["parcel lost", "delivery", true],
  ["pause subscription", "change-subscription", true],
  ["cancel subscription", "change-subscription", true],
  ["return opened coffee", "returns", false],
  ["milk frother bubbles", "milk-foam", true],
  ["sour espresso", "dial-in-espresso", true],
  ["warranty second hand", "warranty-cover", true],
  ["replacement hopper lid", null, false],
  ["travel case", null, false],
  ["local api", null, false],
  ["left handed steam wand", null, false],
  ["decaf setting", null, false],
  ["smell of plastic", "safety-first", true],
  ["group seal part number", null, false],
  ["water hardness berlin", "water-hardness", true],
];

const reasons = [
  "My message is not in the table.",
  "Did it, the lamp is still on.",
  "I do not have this button.",
  "",
];

/** Two weeks of readers: what was searched, what was opened and what they said of it. */
export async function loadActivity(work: Work, company: Company): Promise<void> {
  const ids = await articleIds(work);
  const draw = drawsFor("readers");
  for (const [at, [query, opened, solved]] of searched.entries()) {
    const createdAt = hoursBefore(work.now, 1 + draw() * 14 * 24);
    const subject = opened ? `article:${ids.get(opened)}` : null;
    const visitorKey = `demo-visitor-${at}`;
    await work.tx.insert(searches).values({
      visitorKey,
      source: at % 3 === 0 ? "suggest" : "page",
      query,
      shown: subject ? [subject] : [],
      opened: subject ? [subject] : [],
      confirmedSubject: solved ? subject : null,
      resultCount: subject ? 4 + Math.floor(draw() * 20) : 0,
      createdAt,
    });
    if (solved && subject) {
      await work.tx.insert(deflections).values({ visitorKey, subject, query, createdAt });
    }
  }
  await readArticles(work, ids, company);
}

/** Yes and no under the articles, more of it where more people come. */
async function readArticles(work: Work, ids: Map<string, number>, company: Company): Promise<void> {
  const draw = drawsFor("feedback");
  for (const [slug, articleId] of ids) {
    const people = 2 + Math.floor(draw() * 14);
    const share = 0.7 + draw() * 0.28;
    const rows = Array.from({ length: people }, (_, at) => {
      const solved = draw() < share;
      return {
        articleId,
        personId: slug === "spare-parts" && at === 0 ? company.personId("mara") : null,
        visitorKey: `demo-reader-${at}`,
        solved,
        reason: solved ? null : reasons[Math.floor(draw() * reasons.length)] || null,
        createdAt: hoursBefore(work.now, 2 + draw() * 40 * 24),
      };
    });
    await work.tx.insert(articleFeedback).values(rows);
  }
  await work.tx.execute(sql`
    update articles a set
      helpful_count = (select count(*) from article_feedback f where f.article_id = a.id and f.solved),
      unhelpful_count = (select count(*) from article_feedback f where f.article_id = a.id and not f.solved)`);
}

async function articleIds(work: Work): Promise<Map<string, number>> {
  const rows = await work.tx
    .select({ id: articles.id, slug: articles.slug })
    .from(articles)
    .where(
      sql`language = 'en' and audience <> 'staff' and content_file like 'db/seed/demo/%' and status in ('published', 'needs_update')`,
    )
    .orderBy(articles.slug);
  return new Map(rows.map((row) => [row.slug, row.id]));
}
