import { and, eq, inArray } from "drizzle-orm";
import { articles, snippets } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { renderMany } from "@/lib/markdown/render";
import { articlesUsing } from "../snippet-uses";
import { expandKnown } from "../snippets";

const BATCH = 50;

/** Renders anew every article that uses a snippet, as the snippet now is; pages and search follow the changes. */
export async function renderSnippet(ctx: Context, { snippetId }: { snippetId: number }): Promise<number> {
  const [snippet] = await ctx.db.select().from(snippets).where(eq(snippets.id, snippetId));
  if (!snippet) return 0;
  const ids = (await articlesUsing(ctx.db, snippet)).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += BATCH) await renderArticles(ctx, ids.slice(at, at + BATCH));
  return ids.length;
}

async function renderArticles(ctx: Context, ids: number[]): Promise<void> {
  const rows = await ctx.db
    .select({ id: articles.id, body: articles.body, language: articles.language })
    .from(articles)
    .where(inArray(articles.id, ids));
  const made = await renderMany(await expandKnown(ctx.db, rows), { kind: "article" });
  // The next attempt may find the threads that this one did not.
  if (made.some(({ version }) => version === 0)) throw new Error("The Markdown threads did not start.");
  await transaction(ctx, async (work) => {
    for (const [at, row] of rows.entries())
      await work.tx
        .update(articles)
        .set({ html: made[at]!.html, htmlVersion: made[at]!.version })
        // Whoever saved meanwhile has rendered the newer text already.
        .where(and(eq(articles.id, row.id), eq(articles.body, row.body)));
    await noteChange(work, ...rows.map(({ id }) => `article:${id}` as const));
  });
}
