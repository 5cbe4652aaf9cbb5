import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { visibleArticle } from "@/lib/search/visible";
import { addressTarget } from "../address-target";

/** The question or article that a pasted number or address stands for; refuses what leads nowhere. */
export async function duplicateTarget(
  ctx: Context,
  pasted: string,
): Promise<{ canonicalId: number } | { articleId: number }> {
  const target = addressTarget(pasted);
  if (target && "question" in target) return { canonicalId: target.question };
  if (target) {
    const { rows } = await ctx.db.execute<{ id: number }>(sql`
      select a.id from articles a where ${visibleArticle("a")}
        and (a.slug = ${target.article} or a.id = (select article_id from article_redirects r where r.slug = ${target.article}))
      order by a.translation_of nulls first limit 1`);
    if (rows[0]) return { articleId: rows[0].id };
  }
  throw new Refusal("invalid_input", { what: "canonical" }, "address");
}
