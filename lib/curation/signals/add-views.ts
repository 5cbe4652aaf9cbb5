import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { visibleArticle } from "@/lib/search/visible";
import type { Shown } from "./view-counter";

/**
 * Adds what visitors were shown to the counts of the day. Each address is the version of the article that its page
 * shows; one that not everybody may read was shown to nobody.
 */
export async function addViews(db: Db | Tx, shown: readonly Shown[], at: SQL = sql`now()`): Promise<void> {
  await db.execute(sql`
    with shown as (
      select s.slug, s.language, s.locale, sum(s.views)::int as views
      from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) as s(slug text, language text, locale text, views int)
      group by 1, 2, 3),
    versions as (
      select a.id as article_id, s.views from shown s cross join lateral (
        select a.id from articles a where a.slug = s.slug::citext and ${visibleArticle("a")}
        order by a.language <> coalesce(s.language, ''), a.language <> s.locale, a.translation_of is not null, a.id
        limit 1) a)
    insert into article_views (article_id, day, views)
    select article_id, (${at} at time zone 'UTC')::date, sum(views) from versions group by article_id order by article_id
    on conflict (article_id, day) do update set views = article_views.views + excluded.views`);
}
