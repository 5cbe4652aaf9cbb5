import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { visibleArticle } from "@/lib/search/visible";
import { expandKnown } from "../snippets";

/** The Markdown of an article that everybody may read, with its snippets in their places. */
export async function articleSource(ctx: Context, id: number): Promise<string> {
  const { rows } = await ctx.db.execute<{ body: string; language: string }>(sql`
    select a.body, a.language from articles a where a.id = ${id} and ${visibleArticle("a")}`);
  const [row] = rows;
  if (!row) throw new Refusal("not_found");
  const [body] = await expandKnown(ctx.db, [row]);
  return body!.trim();
}
