import { sql } from "drizzle-orm";
import { slugOf } from "@/lib/community/write-text";
import type { Work } from "@/lib/context";

/** The address that a title suggests, with a number behind it where that one is or was somebody else's. */
export async function freeSlug(work: Work, title: string): Promise<string> {
  const wanted = slugOf(title, "article");
  for (let attempt = 1; ; attempt++) {
    const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    if (await isFree(work, slug)) return slug;
  }
}

/** Neither an article nor a kept old address has it, but for those of this family. */
export async function isFree(work: Work, slug: string, familyId = 0): Promise<boolean> {
  const { rows } = await work.tx.execute(sql`
    select from articles a where a.slug = ${slug} and coalesce(a.translation_of, a.id) <> ${familyId}
    union all select from article_redirects r join articles a on a.id = r.article_id
    where r.slug = ${slug} and coalesce(a.translation_of, a.id) <> ${familyId} limit 1`);
  return rows.length === 0;
}
