import { type SQL, sql } from "drizzle-orm";
import { isOpenTrail, plain, privateTrails, searcher } from "./own-words";

/**
 * The searches of a time as tables for a `with`: `whole` has each that was typed to its end, with its plain words
 * (`key`), who searched (`who`), whether it `failed`, that is nothing was opened or said to have helped, and whether
 * other words followed right after (`moved_on`, `next_query`). What may be on its way to a question that not everybody
 * may read is left out.
 */
export const wholeSearches = (
  from: SQL,
  until: SQL,
): SQL => sql`trails as materialized (select * from ${privateTrails} x),
    own as (
      select ${searcher("s")} as who, ${plain("s")} as key, s.* from searches s
      where s.created_at between ${from} and ${until} and ${isOpenTrail("s", sql`trails`)}),
    -- The same again, or more of the same, is one search that was still being typed or turned a page.
    followed as (
      select own.*, lead(key) over searching as next_key, lead(query) over searching as next_query,
        lead(created_at) over searching - created_at as pause
      from own window searching as (partition by coalesce(who, id::text) order by created_at, id)),
    whole as (
      select *, opened = '[]' and confirmed_subject is null as failed,
        pause < interval '10 minutes' and not starts_with(key, next_key) as moved_on
      from followed
      where key <> '' and not coalesce(pause < interval '1 minute' and starts_with(next_key, key), false))`;
