import { sql } from "drizzle-orm";
import type { Cast } from "./cast";
import type { TestSite } from "./database";
import { addArticle, addQuestion } from "./posts";

/** When the curators of these tests look at their work list. */
export const now = new Date("2026-11-10T12:00:00Z");
export const daysAgo = (days: number) => new Date(+now - days * 86_400_000);

/** Leaves the site with one article, published a month ago, and with nothing said of it. */
export async function onlyOneArticle(site: TestSite, cast: Cast): Promise<number> {
  await site.db.execute(sql`truncate articles, questions, searches, article_views cascade`);
  return addArticle(
    site.db,
    { title: "Descaling", slug: "descaling", createdAt: daysAgo(30) },
    { topics: [cast.machines] },
  );
}

export const askedTwoDaysAgo = (site: TestSite, askerId: string, more: object = {}): Promise<number> =>
  addQuestion(site.db, { title: "Light stays on", askerId, createdAt: daysAgo(2), ...more });
