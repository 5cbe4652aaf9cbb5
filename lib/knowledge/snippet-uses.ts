import { eq, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { snippets } from "@/db/schema";
import { snippetsUsed } from "@/lib/markdown/snippets";
import type { Audience } from "./snippets";

export type UsingArticle = {
  id: number;
  slug: string;
  title: string;
  language: string;
  audience: Audience;
  status: "draft" | "in_review" | "published" | "needs_update" | "archived";
};

/** The snippet's own name and those of all that hold it, at whatever depth: whoever uses one of them uses it. */
export async function namesHolding(
  db: Db | Tx,
  { name, language }: { name: string; language: string },
): Promise<string[]> {
  const rows = await db
    .select({ name: snippets.name, body: snippets.body })
    .from(snippets)
    .where(eq(snippets.language, language));
  const holding = new Set([name]);
  const uses = rows.map((row) => ({ name: row.name, held: snippetsUsed(row.body) }));
  for (let before = 0; before < holding.size; ) {
    before = holding.size;
    for (const each of uses) if (each.held.some((held) => holding.has(held))) holding.add(each.name);
  }
  return [...holding];
}

/** A text that names one of these; a pattern finds more than it should where backticks stand around the name. */
export const namesOneOf = (column: SQL, names: readonly string[]): SQL =>
  sql`${column} ~ ${`\\{\\{ ?snippet:(${names.join("|")}) ?\\}\\}`}`;

/** The articles of a language that use a snippet, in the text that readers see or in one that is being worked on. */
export async function articlesUsing(
  db: Db | Tx,
  snippet: { name: string; language: string },
): Promise<UsingArticle[]> {
  const names = await namesHolding(db, snippet);
  const { rows } = await db.execute<UsingArticle & { texts: string[] }>(sql`
    select a.id, a.slug::text, a.title, a.language, a.audience, a.status, array[a.body, coalesce(v.body, '')] as texts
    from articles a left join article_versions v on v.article_id = a.id and v.version = a.working_version
    where a.language = ${snippet.language}
      and (${namesOneOf(sql`a.body`, names)} or ${namesOneOf(sql`v.body`, names)})
    order by a.title, a.id limit 500`);
  return rows
    .filter(({ texts }) => texts.some((text) => snippetsUsed(text).some((name) => names.includes(name))))
    .map(({ texts: _, ...article }) => article);
}
