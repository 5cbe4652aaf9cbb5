import { and, eq, inArray, sql } from "drizzle-orm";
import { articles, articleVersions } from "@/db/schema";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { Held } from "./life";

/** The version of a source that its translations should say the same as: the live one, or the newest before that. */
export async function liveVersionOf(work: Work, articleId: number): Promise<number> {
  const [row] = await work.tx
    .select({ live: articles.version, newest: articles.workingVersion })
    .from(articles)
    .where(eq(articles.id, articleId));
  if (!row) throw new Refusal("not_found");
  return row.live || row.newest;
}

/** Keeps that a translation, as it is live and as it is being written, says what this version of its source says. */
export async function keepSourceVersion(
  work: Work,
  { row }: Held,
  sourceVersion: number | null,
): Promise<void> {
  await work.tx.update(articles).set({ sourceVersion }).where(eq(articles.id, row.id));
  await work.tx
    .update(articleVersions)
    .set({ sourceVersion })
    .where(
      and(
        eq(articleVersions.articleId, row.id),
        inArray(articleVersions.version, [row.version, row.workingVersion]),
      ),
    );
}

/** An article in all its languages, the source first. Slug, topics and audience are the same in all of them. */
export async function familyOf(work: Work, articleId: number): Promise<number[]> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select f.id from articles f join articles a on a.id = ${articleId}
      and coalesce(f.translation_of, f.id) = coalesce(a.translation_of, a.id)
    order by f.translation_of is not null, f.id`);
  return rows.map((row) => row.id);
}

/** The same, and nobody else changes any of them until the end; always in the same order, so that two never wait for each other. */
export async function holdFamily(work: Work, articleId: number): Promise<number[]> {
  const ids = await familyOf(work, articleId);
  await work.tx.execute(
    sql`select from articles where id = any(${sql.param(ids)}::int[]) order by id for update`,
  );
  return ids;
}
