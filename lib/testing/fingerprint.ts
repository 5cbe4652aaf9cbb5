import type { TestSite } from "./database";

/** A digest of each table, by which one sees that nothing was written, or where. */
export async function fingerprint(
  site: TestSite,
  { except = [] }: { except?: string[] } = {},
): Promise<Record<string, string>> {
  const { rows: tables } = await site.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    if (except.includes(name)) continue;
    const { rows } = await site.pool.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from "${name}" t`,
    );
    prints[name] = rows[0].print;
  }
  const { rows } = await site.pool.query(
    "select coalesce(md5(string_agg(id::text, ',' order by id)), '') as print from graphile_worker._private_jobs",
  );
  return { ...prints, jobs: rows[0].print };
}
