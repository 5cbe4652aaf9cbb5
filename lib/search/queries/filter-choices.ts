import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { keptFor } from "@/lib/kept";
import { visibleArticle, visibleQuestion } from "../visible";

export type FilterChoices = { topics: { id: number; slug: string; name: string }[]; languages: string[] };

type Topics = FilterChoices["topics"];

const topics = keptFor(800, async (db) => {
  const { rows } = await db.execute<Topics[number]>(sql`
    select id, slug::text, name from topics where merged_into_id is null order by position, name limit 200`);
  return rows;
});

/** A first article in a new language is no hurry, and reading all questions for it at every search would be. */
const languages = keptFor(60_000, async (db) => {
  const { rows } = await db.execute<{ language: string }>(sql`
    select language from articles a where ${visibleArticle("a")}
    union select language from questions q where ${visibleQuestion("q")} order by 1 limit 50`);
  return rows.map((row) => row.language);
});

/** What results can be narrowed down to: topics, and languages that something is written in; at most a moment old. */
export async function filterChoices(db: Db): Promise<FilterChoices> {
  const [every, written] = await Promise.all([topics(db), languages(db)]);
  return { topics: every, languages: written };
}
