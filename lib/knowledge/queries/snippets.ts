import { asc, eq } from "drizzle-orm";
import { people, snippets } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { renderMany, renderMarkdown } from "@/lib/markdown/render";
import { authorize } from "@/lib/policy";
import { articlesUsing, namesHolding, type UsingArticle } from "../snippet-uses";
import { type Audience, expandKnown } from "../snippets";

export type SnippetRow = {
  id: number;
  name: string;
  language: string;
  audience: Audience;
  body: string;
  version: number;
  savedAt: Date;
  by: { name: string; handle: string } | null;
  /** Articles that use it. */
  uses: number;
  /** Its words alone, with those of the snippets in it. */
  words: string;
};

export type SnippetPage = Omit<SnippetRow, "uses" | "words"> & {
  /** As readers of an article see it. */
  html: string;
  articles: UsingArticle[];
  /** Other snippets that hold it. */
  holders: string[];
};

/** All pieces of text that articles share, for those who write articles. */
export async function snippetList(ctx: Context): Promise<SnippetRow[]> {
  authorize(ctx.actor, "article.write");
  const rows = await rowsOf(ctx);
  const made = await renderMany(await expandKnown(ctx.db, rows), { kind: "article" });
  return Promise.all(
    rows.map(async (row, at) => ({
      ...row,
      uses: (await articlesUsing(ctx.db, row)).length,
      words: made[at]!.plain,
    })),
  );
}

/** The names by which articles of a language can use them. */
export async function snippetNames(ctx: Context, language: string): Promise<string[]> {
  authorize(ctx.actor, "article.write");
  const rows = await ctx.db
    .select({ name: snippets.name })
    .from(snippets)
    .where(eq(snippets.language, language))
    .orderBy(asc(snippets.name));
  return rows.map(({ name }) => name);
}

/** One of them with how it looks and where it is used. */
export async function snippetPage(ctx: Context, snippetId: number): Promise<SnippetPage> {
  authorize(ctx.actor, "article.write");
  const [row] = await rowsOf(ctx, snippetId);
  if (!row) throw new Refusal("not_found");
  const [markdown] = await expandKnown(ctx.db, [row]);
  const { html } = await renderMarkdown(markdown!, { kind: "article" });
  const holders = (await namesHolding(ctx.db, row)).filter((name) => name !== row.name);
  return { ...row, html, articles: await articlesUsing(ctx.db, row), holders };
}

async function rowsOf(ctx: Context, snippetId?: number) {
  const rows = await ctx.db
    .select({ snippet: snippets, name: people.name, handle: people.handle })
    .from(snippets)
    .leftJoin(people, eq(people.id, snippets.savedBy))
    .where(snippetId === undefined ? undefined : eq(snippets.id, snippetId))
    .orderBy(asc(snippets.name), asc(snippets.language));
  return rows.map(({ snippet, name, handle }) => ({
    id: snippet.id,
    name: snippet.name,
    language: snippet.language,
    audience: snippet.audience,
    body: snippet.body,
    version: snippet.version,
    savedAt: snippet.savedAt,
    by: name !== null && handle !== null ? { name, handle } : null,
  }));
}
