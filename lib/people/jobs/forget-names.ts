import { eq, type SQL, sql } from "drizzle-orm";
import { erasures } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange, type Subject } from "@/lib/changes";
import { type Context, transaction, type Work } from "@/lib/context";
import { type Replacement, replacementsOf } from "../rules/forgetting";

/** Tables in which nobody writes about people, or whose words are the law's and the operator's. */
const passedOver = [
  "accounts",
  "changes",
  "document_vectors",
  "erasures",
  "legal_pages",
  "limits",
  "search_followers",
  "sessions",
  "settings",
  "verification_tokens",
];
/** What others are called is theirs; addresses of articles and topics are known to the world. */
const kept = new Set(["people.name", "people.handle", "people.email", "articles.slug", "topics.slug"]);
/** What readers have open, or a search finds, when a row of this table changes. */
const subjects: Record<string, SQL> = {
  questions: sql`'question:' || id`,
  answers: sql`'question:' || question_id`,
  comments: sql`'question:' || question_id`,
  articles: sql`'article:' || id`,
  article_versions: sql`'article:' || article_id`,
  topics: sql`'topic:' || id`,
  people: sql`'person:' || id`,
  escalation_messages: sql`'escalation:' || escalation_id`,
  known_issues: sql`'site'`,
};

/**
 * Takes the names of an erased account out of every text of the database, and with them the last copy of these names.
 * One table is one transaction: a worker that dies goes on where it was, since what is replaced is not found again.
 */
export async function forgetNames(ctx: Context, { personId }: { personId: string }): Promise<void> {
  const [erasure] = await ctx.db.select().from(erasures).where(eq(erasures.personId, personId));
  if (!erasure || erasure.forgottenAt) return;
  const replacements = replacementsOf(erasure.names, erasure.alias);
  await transaction(ctx, (work) => forgetWordsAbout(work, personId));
  let rows = 0;
  for (const { table, columns } of await textColumns(ctx))
    rows += await transaction(ctx, (work) => replaceIn(work, table, columns, replacements));
  await transaction(ctx, async (work) => {
    await work.tx
      .update(erasures)
      .set({ names: [], forgottenAt: work.now })
      .where(eq(erasures.personId, personId));
    await recordAudit(work, "names_forgotten", `person:${personId}`, { rows });
  });
}

type TextColumn = { name: string; type: "text" | "citext" | "jsonb" | "text[]" };

async function textColumns(ctx: Context): Promise<{ table: string; columns: TextColumn[] }[]> {
  const { rows } = await ctx.db.execute<{ table: string; name: string; udt: string }>(sql`
    select c.table_name as "table", c.column_name as name, c.udt_name as udt
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and c.udt_name in ('text', 'citext', 'jsonb', '_text')
    order by c.table_name, c.ordinal_position`);
  const tables = new Map<string, TextColumn[]>();
  for (const { table, name, udt } of rows) {
    if (passedOver.includes(table) || kept.has(`${table}.${name}`)) continue;
    const type = udt === "_text" ? "text[]" : (udt as TextColumn["type"]);
    tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  }
  return [...tables].map(([table, columns]) => ({ table, columns }));
}

async function replaceIn(
  work: Work,
  table: string,
  columns: TextColumn[],
  replacements: Replacement[],
): Promise<number> {
  await work.tx.execute(sql`set local statement_timeout = '5min'`);
  const any = replacements.map(({ pattern }) => `(?:${pattern})`).join("|");
  const found = columns.map(({ name }) => sql`${sql.identifier(name)}::text ~* ${any}`);
  const set = columns.map(({ name, type }) => {
    const column = sql.identifier(name);
    const replaced = replacements.reduce(
      (text, { pattern, by }) => sql`regexp_replace(${text}, ${pattern}, ${by}, 'gi')`,
      sql`${column}::text`,
    );
    return sql`${column} = (${replaced})::${sql.raw(type)}`;
  });
  const { rows } = await work.tx.execute<{ subject: Subject | null }>(sql`
    update ${sql.identifier(table)} set ${sql.join(set, sql`, `)} where ${sql.join(found, sql` or `)}
    returning ${subjects[table] ?? sql`null`} as subject`);
  await noteChange(work, ...rows.flatMap((row) => (row.subject ? [row.subject] : [])));
  return rows.length;
}

/** What was typed about the account itself, in lines of the audit: why it was paused, which short names it had. */
async function forgetWordsAbout(work: Work, personId: string): Promise<void> {
  await work.tx.execute(sql`
    update audit set data = (
      select jsonb_object_agg(key, case when key in ('reason', 'note', 'handle') then '""'::jsonb else value end)
      from jsonb_each(data))
    where subject = ${`person:${personId}`} and data ?| array['reason', 'note', 'handle']`);
}
