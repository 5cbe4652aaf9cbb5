import { and, eq, isNull } from "drizzle-orm";
import { articles, searchBestBets, searchSynonyms } from "@/db/schema";
import type { Work } from "@/lib/context";
import { plainWords } from "@/lib/search/synonym-words";
import type { Company } from "./company";
import { daysBefore } from "./moments";

/** What customers call the same thing. */
const synonyms: [language: string, words: string[], daysAgo: number][] = [
  ["en", ["limescale", "scale", "chalk", "descale"], 64],
  ["en", ["frother", "steam pipe", "steam wand"], 41],
  ["en", ["grinder", "mill"], 40],
  ["zh-CN", ["去水垢", "除垢"], 23],
];

/** What Cleo put first for words that lead elsewhere by themselves. */
const bestBets: [words: string, slug: string, note: string, daysAgo: number][] = [
  ["blinking", "lamps-one", "Most who write this have the One and look at its four buttons.", 52],
  ["cancel coffee", "change-subscription", "They mean the subscription, not an order on its way.", 31],
  ["offline app", "pair-the-app", "", 12],
];

/** Words that staff have taught the search. */
export async function loadSearchWords(work: Work, company: Company): Promise<void> {
  const cleo = company.personId("cleo");
  await work.tx.insert(searchSynonyms).values(
    synonyms.map(([language, words, daysAgo]) => ({
      language,
      words,
      changedBy: cleo,
      changedAt: daysBefore(work.now, daysAgo),
    })),
  );
  for (const [words, slug, note, daysAgo] of bestBets) {
    const [article] = await work.tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.slug, slug), isNull(articles.translationOf)));
    await work.tx.insert(searchBestBets).values({
      words: plainWords(words),
      subject: `article:${article!.id}`,
      note,
      addedBy: cleo,
      addedAt: daysBefore(work.now, daysAgo),
    });
  }
}
