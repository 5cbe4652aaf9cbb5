import { inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { snippets } from "@/db/schema";
import type { Context, Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { fillAll, type SnippetProblem, snippetsUsed } from "@/lib/markdown/snippets";

export type Audience = "public" | "signed_in" | "staff";
type Kept = { body: string; audience: Audience };
type Text = { body: string; language: string };

/** From the widest audience to the narrowest. */
const width: Record<Audience, number> = { public: 3, signed_in: 2, staff: 1 };

/** Whether a text for `audience` would show a snippet to people for whom it is not meant. */
export const isTooWide = (audience: Audience, snippet: Audience): boolean => width[audience] > width[snippet];

/**
 * An article's text with its snippets in their places, as it is rendered and searched. Refuses snippets that lead back to
 * themselves, one that is for fewer people than the article, and, but for a text that may still lack some, a name that
 * nobody has written in this language.
 */
export async function expandSnippets(
  ctx: Context | Work,
  { body, language, audience }: Text & { audience: Audience },
  { mayLack = false } = {},
): Promise<string> {
  if (snippetsUsed(body).length === 0) return body;
  const kept = await keptIn("tx" in ctx ? ctx.tx : ctx.db, [language]);
  const { markdown, problems, names } = fillAll(
    body,
    (name) => kept.get(keyOf(language, name))?.body ?? null,
  );
  const problem = problems.find(({ kind }) => kind !== "unknown" || !mayLack);
  if (problem) refuse(problem, language);
  refuseTooWide(names, kept, language, audience);
  return markdown;
}

/** The same for many texts that are there already: what cannot be put in stays as it was typed. */
export async function expandKnown(db: Db | Tx, texts: readonly Text[]): Promise<string[]> {
  const languages = texts.filter(({ body }) => body.includes("{{")).map(({ language }) => language);
  if (languages.length === 0) return texts.map(({ body }) => body);
  const kept = await keptIn(db, [...new Set(languages)]);
  return texts.map(
    ({ body, language }) => fillAll(body, (name) => kept.get(keyOf(language, name))?.body ?? null).markdown,
  );
}

/** The names of snippets that a text asks for and that nobody has written in its language. */
export async function lackingSnippets(db: Db | Tx, { body, language }: Text): Promise<string[]> {
  if (snippetsUsed(body).length === 0) return [];
  const kept = await keptIn(db, [language]);
  const { problems } = fillAll(body, (name) => kept.get(keyOf(language, name))?.body ?? null);
  return [...new Set(problems.filter(({ kind }) => kind === "unknown").map(({ name }) => name))];
}

/** Refuses to show articles to more people than their snippets are for, in what readers see or in what is being written. */
export async function requireSnippetsFor(
  work: Work,
  articleIds: readonly number[],
  audience: Audience,
): Promise<void> {
  const { rows } = await work.tx.execute<Text>(sql`
    select unnest(array[a.body, v.body]) as body, a.language
    from articles a left join article_versions v on v.article_id = a.id and v.version = a.working_version
    where a.id = any(${sql.param([...articleIds])}::int[])`);
  for (const { body, language } of rows) {
    if (!body?.includes("{{")) continue;
    const kept = await keptIn(work.tx, [language]);
    const { names } = fillAll(body, (name) => kept.get(keyOf(language, name))?.body ?? null);
    refuseTooWide(names, kept, language, audience);
  }
}

function refuseTooWide(
  names: readonly string[],
  kept: Map<string, Kept>,
  language: string,
  audience: Audience,
): void {
  const secret = names.find((name) => isTooWide(audience, kept.get(keyOf(language, name))!.audience));
  if (secret) throw new Refusal("snippet_audience", { name: secret }, "body");
}

const keyOf = (language: string, name: string): string => `${language} ${name}`;

/** All of these languages: there are hundreds of snippets at most, and one may lead to any other. */
async function keptIn(db: Db | Tx, languages: string[]): Promise<Map<string, Kept>> {
  const rows = await db.select().from(snippets).where(inArray(snippets.language, languages));
  return new Map(rows.map((row) => [keyOf(row.language, row.name), row]));
}

function refuse({ kind, name }: SnippetProblem, language: string): never {
  if (kind === "unknown") throw new Refusal("unknown_snippet", { name, language }, "body");
  if (kind === "cycle") throw new Refusal("snippet_cycle", { name }, "body");
  throw new Refusal("too_complex", {}, "body");
}
