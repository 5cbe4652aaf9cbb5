import { and, eq, gt, sql } from "drizzle-orm";
import { dataExports } from "@/db/schema";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** Every row that is somebody's own, by what it is called and whose it is there: `questions by asker`. */
export type OwnData = {
  at: Date;
  rows: Record<string, Record<string, unknown>[]>;
  files: { name: string; body: Buffer }[];
};

/** Links that name somebody who decided about a thing of other people. */
const byOthers = /_by$/;
const notOwn = new Set(["notifications.actor_id", "case_surveys.agent_id", "erasures.person_id"]);
/** Keys to come in with, and what is only made from the rest. */
const leftOut = [
  "html",
  "html_version",
  "idempotency_key",
  "session_token",
  "token",
  "access_token",
  "refresh_token",
  "id_token",
  "session_state",
];

/** The link to a copy of one's data that is good now, or null. */
export async function ownExport(ctx: Context): Promise<{ exportId: string; expiresAt: Date } | null> {
  const personId = own(ctx);
  const [row] = await ctx.db
    .select({ exportId: dataExports.id, expiresAt: dataExports.expiresAt })
    .from(dataExports)
    .where(and(eq(dataExports.personId, personId), gt(dataExports.expiresAt, await currentTime(ctx))));
  return row ?? null;
}

/**
 * All that the site keeps of a person, for whoever holds a good link and is that person; for everybody else there is
 * no such link. Rows are found by the links to people that the database itself knows, so that no table is forgotten.
 */
export async function ownData(ctx: Context, exportId: string): Promise<OwnData> {
  const personId = own(ctx);
  const link = await ownExport(ctx);
  if (link?.exportId !== exportId) throw new Refusal("not_found");
  const at = await currentTime(ctx);
  const { rows: links } = await ctx.db.execute<{ table: string; column: string; columns: string[] }>(sql`
    select c.conrelid::regclass::text as "table", a.attname as "column", array(
      select b.attname::text from pg_attribute b where b.attrelid = c.conrelid and b.attnum > 0 and not b.attisdropped
        and b.atttypid <> 'bytea'::regtype order by b.attnum) as columns
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'people'::regclass order by 1, 2`);
  const rows: OwnData["rows"] = {};
  const read = async (title: string, query: ReturnType<typeof sql>) => {
    const found = await ctx.db.execute<{ row: Record<string, unknown> }>(query);
    if (found.rows.length > 0) rows[title] = found.rows.map(({ row }) => row);
  };
  const me = await ctx.db.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(p) as row from people p where id = ${personId}`,
  );
  rows.person = me.rows.map(({ row }) => row);
  for (const { table, column, columns } of links) {
    if (byOthers.test(column) || notOwn.has(`${table}.${column}`)) continue;
    const shown = columns.filter((name) => !leftOut.includes(name)).map((name) => sql.identifier(name));
    const notes = table === "escalation_messages" ? sql`and not is_note` : sql``;
    await read(
      `${table} by ${column}`,
      sql`select to_jsonb(x) as row from (select ${sql.join(shown, sql`, `)} from ${sql.identifier(table)}
        where ${sql.identifier(column)} = ${personId} ${notes}) x`,
    );
  }
  const cases = sql`(select e.id from escalations e join questions q on q.id = e.question_id
    where coalesce(e.asker_id, q.asker_id) = ${personId})`;
  await read(
    "messages to me",
    sql`select to_jsonb(x) as row from (select escalation_id, body, created_at from escalation_messages
      where escalation_id in ${cases} and not is_note and author_id <> ${personId} order by id) x`,
  );
  await read(
    "promises to me",
    sql`select to_jsonb(x) as row from (select escalation_id, what, why, made_at, due_at, outcome, outcome_at
      from promises where escalation_id in ${cases} order by id) x`,
  );
  await read(
    "earlier texts of mine",
    sql`select to_jsonb(r) as row from revisions r where (r.subject_type, r.subject_id) in (
      select 'question', id from questions where asker_id = ${personId}
      union all select 'answer', id from answers where author_id = ${personId}
      union all select 'comment', id from comments where author_id = ${personId}) order by r.id`,
  );
  await read(
    "what I did",
    sql`select to_jsonb(x) as row from (select at, action, subject from audit where actor_id = ${personId} order by id) x`,
  );
  const files = await ctx.db.execute<{ name: string; body: Buffer }>(
    sql`select id || ' ' || name as name, body from files where uploader_id = ${personId} order by id`,
  );
  return { at, rows, files: files.rows };
}

function own(ctx: Context): string {
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  authorize(ctx.actor, "data.export", { personId: ctx.actor.id });
  return ctx.actor.id;
}
