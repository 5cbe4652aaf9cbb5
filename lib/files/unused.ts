import { type SQL, sql } from "drizzle-orm";

/** Removes what was sent more than a day ago and no text uses; what a draft names may still be posted. */
export const unusedFiles = (now: string): SQL => sql`
  delete from files f where f.created_at < ${now}::timestamptz - interval '1 day'
    and not exists (select from file_uses u where u.file_id = f.id)
    and not exists (select from drafts d where d.created_at > f.created_at - interval '7 days'
      and position(f.id in d.payload::text) > 0)`;
