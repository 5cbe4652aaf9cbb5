import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { keptFor } from "@/lib/kept";
import { visibleArticle, visibleQuestion } from "../visible";
import { type TopicReader, topicFor, topicReaderOf } from "../visible-topic";

export type FilterChoices = { topics: { id: number; slug: string; name: string }[]; languages: string[] };

type Topics = FilterChoices["topics"];

const topicsFor = (reader: TopicReader) =>
  keptFor(800, async (db) => {
    const { rows } = await db.execute<Topics[number]>(sql`
      select t.id, t.slug::text, t.name from topics t
      where t.merged_into_id is null and ${topicFor("t", reader)} order by t.position, t.name limit 200`);
    return rows;
  });
const topics = {
  visitor: topicsFor("visitor"),
  customer: topicsFor("customer"),
  staff: topicsFor("staff"),
};

/** A first article in a new language is no hurry, and reading all questions for it at every search would be. */
const languages = keptFor(60_000, async (db) => {
  const { rows } = await db.execute<{ language: string }>(sql`
    select language from articles a where ${visibleArticle("a")}
    union select language from questions q where ${visibleQuestion("q")} order by 1 limit 50`);
  return rows.map((row) => row.language);
});

/** What this reader can narrow results down to: topics, and languages that something is written in; at most a moment old. */
export async function filterChoices({ db, actor }: Context): Promise<FilterChoices> {
  const [every, written] = await Promise.all([topics[topicReaderOf(actor)](db), languages(db)]);
  return { topics: every, languages: written };
}
