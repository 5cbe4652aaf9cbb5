import { and, eq, inArray } from "drizzle-orm";
import { articles } from "@/db/schema";
import type { Work } from "@/lib/context";

/** The articles for everybody that a text links to by this site's own addresses. */
export async function linkedArticles(work: Work, body: string): Promise<number[]> {
  const slugs = [...body.matchAll(/\/articles\/([\p{Letter}\p{Number}-]{1,120})/gu)].map((m) => m[1]!);
  if (slugs.length === 0) return [];
  const rows = await work.tx
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(
        inArray(articles.slug, slugs),
        inArray(articles.status, ["published", "needs_update"]),
        eq(articles.audience, "public"),
      ),
    );
  return rows.map((row) => row.id);
}
