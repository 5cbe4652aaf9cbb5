import type { Context, Work } from "@/lib/context";
import { renderMarkdown, type Writing } from "@/lib/markdown/render";
import { type Audience, expandSnippets } from "./snippets";

/**
 * What readers will see of an article's text, its snippets included. Takes up to two seconds: call it before the
 * transaction. Refuses what `expandSnippets` refuses.
 */
export async function renderArticle(
  ctx: Context | Work,
  text: { body: string; language: string; audience: Audience },
): Promise<Writing> {
  return renderMarkdown(await expandSnippets(ctx, text), { kind: "article" });
}
