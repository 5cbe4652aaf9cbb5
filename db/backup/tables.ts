import type pg from "pg";

export type Table = { name: string; columns: string[] };

/**
 * Tables whose rows mean nothing elsewhere: the change feed counts in transactions of its own server. Whoever follows
 * it begins anew after a restore.
 */
const left = ["changes"];

/** The site's tables with the columns that hold data of their own. */
export async function siteTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and not c.relname = any($1)
     group by c.relname order by c.relname`,
    [left],
  );
  return rows;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Where each counter of a table stands; a number that was once given is not given again. */
export async function counters(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
