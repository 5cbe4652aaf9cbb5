import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { articleRedirects, articles } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { slugOf } from "@/lib/community/write-text";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, line } from "@/lib/fields";
import { isFree } from "../free-slug";
import { holdArticle } from "../life";
import { tellReaders } from "../tell-readers";
import { holdFamily } from "../translations";

export const changeSlugInput = z.object({ articleId: id, slug: line });

/**
 * Gives an article another address, in all its languages; the old one leads on from now on, straight to where the
 * article then is. Refuses an address that is, or was, another article's: old links must not lead elsewhere.
 */
export async function changeSlug(
  ctx: Context,
  input: z.input<typeof changeSlugInput>,
): Promise<{ slug: string }> {
  const given = changeSlugInput.parse(input);
  return transaction(ctx, async (work) => {
    const family = await holdFamily(work, given.articleId);
    const { row } = await holdArticle(work, given.articleId);
    const slug = slugOf(given.slug, "");
    if (slug.length < 3) throw new Refusal("invalid_input", { what: "slug" }, "slug");
    if (slug === row.slug) return { slug };
    if (!(await isFree(work, slug, family[0]!))) throw new Refusal("taken_address", {}, "slug");
    await work.tx.update(articles).set({ slug }).where(inArray(articles.id, family));
    // Back at an address of its own, it stands there itself.
    await work.tx.execute(sql`delete from article_redirects where slug = ${slug}`);
    await work.tx
      .insert(articleRedirects)
      .values({ slug: row.slug, articleId: family[0]! })
      .onConflictDoUpdate({ target: articleRedirects.slug, set: { articleId: family[0]! } });
    await recordAudit(work, "article_moved", `article:${row.id}`, { from: row.slug, to: slug });
    await tellReaders(work, row.id);
    return { slug };
  });
}
