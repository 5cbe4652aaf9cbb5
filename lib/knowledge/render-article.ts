import { eq } from "drizzle-orm";
import { articles } from "@/db/schema";
import type { Context, Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { renderMarkdown, type Writing } from "@/lib/markdown/render";
import { type Audience, expandKnown, expandSnippets } from "./snippets";

/**
 * What readers will see of an article's text, its snippets included. Takes up to two seconds: call it before the
 * transaction. Refuses what `expandSnippets` refuses.
 */
export async function renderArticle(
  ctx: Context | Work,
  text: { body: string; language: string; audience: Audience },
  lacks?: { mayLack: boolean },
): Promise<Writing> {
  return renderMarkdown(await expandSnippets(ctx, text, lacks), { kind: "article" });
}

/** The same for another text of an article that is there. */
export async function renderArticleOf(
  ctx: Context,
  articleId: number,
  body: string,
  lacks?: { mayLack: boolean },
): Promise<Writing> {
  return renderArticle(ctx, { ...(await readersOf(ctx, articleId)), body }, lacks);
}

async function readersOf(ctx: Context, articleId: number) {
  const [article] = await ctx.db
    .select({ language: articles.language, audience: articles.audience })
    .from(articles)
    .where(eq(articles.id, articleId));
  if (!article) throw new Refusal("not_found");
  return article;
}

/** The same for a text that nobody has to put right now: a snippet that is not there is shown as it was typed. */
export async function renderDraft(
  ctx: Context | Work,
  text: { body: string; language: string },
): Promise<Writing> {
  const [markdown] = await expandKnown("tx" in ctx ? ctx.tx : ctx.db, [text]);
  return renderMarkdown(markdown!, { kind: "article" });
}

export const renderDraftOf = async (ctx: Context, articleId: number, body: string): Promise<Writing> =>
  renderDraft(ctx, { ...(await readersOf(ctx, articleId)), body });
