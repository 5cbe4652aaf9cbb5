import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { visibleArticle, visibleQuestion } from "../visible";

export type FilterChoices = { topics: { id: number; slug: string; name: string }[]; languages: string[] };

const kept = new WeakMap<Db, { readAt: number; languages: Promise<string[]> }>();
/** A first article in a new language is no hurry, and reading all questions for it at every search would be. */
const freshMs = 60_000;

/** What results can be narrowed down to: topics, and languages that something is written in. */
export async function filterChoices(db: Db): Promise<FilterChoices> {
  const [{ rows: topics }, languages] = await Promise.all([
    db.execute<FilterChoices["topics"][number]>(sql`
      select id, slug::text, name from topics where merged_into_id is null order by position, name limit 200`),
    writtenLanguages(db),
  ]);
  return { topics, languages };
}

function writtenLanguages(db: Db): Promise<string[]> {
  const known = kept.get(db);
  if (known && Date.now() - known.readAt < freshMs) return known.languages;
  const languages = db
    .execute<{ language: string }>(
      sql`select language from articles a where ${visibleArticle("a")}
        union select language from questions q where ${visibleQuestion("q")} order by 1 limit 50`,
    )
    .then(({ rows }) => rows.map((row) => row.language));
  kept.set(db, { readAt: Date.now(), languages });
  languages.catch(() => kept.delete(db));
  return languages;
}
