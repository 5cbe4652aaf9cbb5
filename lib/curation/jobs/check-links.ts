import { sql } from "drizzle-orm";
import { articleBrokenLinks } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { env } from "@/lib/env";
import { brokenLinks } from "@/lib/knowledge/broken-links";
import { expandKnown } from "@/lib/knowledge/snippets";
import { isOut, onlyThis } from "../signals/live";

/** Looks where the links of every published article lead, or of one, and keeps those that lead nowhere. Returns how many. */
export async function checkLinks(ctx: Context, { articleId }: { articleId?: number } = {}): Promise<number> {
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select a.id from articles a where ${isOut("a")} and ${onlyThis(sql`a.id`, articleId)} order by a.id`);
  let found = 0;
  for (const { id } of rows) found += await checkOne(ctx, id);
  const gone = sql`not exists (select from articles a where a.id = b.article_id and ${isOut("a")})`;
  await ctx.db.execute(sql`delete from article_broken_links b where ${gone}`);
  return found;
}

async function checkOne(ctx: Context, articleId: number): Promise<number> {
  return transaction(ctx, async (work) => {
    const broken = await brokenLinksOf(work, articleId);
    const hrefs = broken.map(({ href }) => href);
    await work.tx.execute(sql`
      delete from article_broken_links
      where article_id = ${articleId} and not href = any(${sql.param(hrefs)}::text[])`);
    if (broken.length > 0)
      await work.tx
        .insert(articleBrokenLinks)
        .values(broken.map(({ href, reason }) => ({ articleId, href, reason, foundAt: work.now })))
        .onConflictDoNothing();
    return broken.length;
  });
}

/** The links of an article that lead nowhere at this moment, each once. */
export async function brokenLinksOf(ctx: Context, articleId: number) {
  type Row = { body: string; language: string; audience: "public" | "signed_in" | "staff" };
  const { rows } = await ctx.db.execute<Row>(
    sql`select body, language, audience from articles where id = ${articleId}`,
  );
  const [row] = rows;
  if (!row) return [];
  const [text = ""] = await expandKnown(ctx.db, [row]);
  if (!text.includes("/") && !text.includes("#")) return [];
  const found = await brokenLinks(ctx, text, { audience: row.audience, origin: env().SITE_URL });
  return [...new Map(found.map((link) => [link.href, link])).values()];
}
