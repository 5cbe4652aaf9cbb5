import { type SQL, sql } from "drizzle-orm";
import { noteChange, type Subject } from "@/lib/changes";
import { knownNames } from "@/lib/community/mentions";
import { type Context, transaction } from "@/lib/context";
import { expandKnown } from "@/lib/knowledge/snippets";
import { PIPELINE_VERSION } from "@/lib/markdown/limits";
import { type Kind, renderMany, type Writing } from "@/lib/markdown/render";

/** Every table with the columns of `writing()`, and what a reader has open when its text changes; snippets go by language,
 * and only in posts of threads people are called. */
const texts: { table: SQL; kind: Kind; isPost?: boolean; subject: SQL; language?: SQL }[] = [
  { table: sql`questions`, kind: "user", isPost: true, subject: sql`'question:' || t.id` },
  { table: sql`answers`, kind: "user", isPost: true, subject: sql`'question:' || t.question_id` },
  { table: sql`comments`, kind: "user", isPost: true, subject: sql`'question:' || t.question_id` },
  { table: sql`escalation_messages`, kind: "user", subject: sql`'escalation:' || t.escalation_id` },
  { table: sql`articles`, kind: "article", subject: sql`'article:' || t.id`, language: sql`language` },
  { table: sql`legal_pages`, kind: "article", subject: sql`'site'` },
];
const BATCH = 200;
type Row = { place: string; body: string; language: string };

/** Renders what another version of the pipeline made, or none; the sources stay as they are. Counts the texts. */
export async function renderAgain(ctx: Context): Promise<number> {
  let count = 0;
  for (const text of texts) {
    while (true) {
      const { rows } = await ctx.db.execute<Row>(sql`
        select ctid::text as place, body, ${text.language ?? sql`''`} as language from ${text.table}
        where html_version <> ${PIPELINE_VERSION} and body <> '' limit ${BATCH}`);
      if (rows.length === 0) break;
      const sources = text.language ? await expandKnown(ctx.db, rows) : rows.map((row) => row.body);
      const handles = text.isPost ? await knownNames(ctx.db, sources.join("\n")) : [];
      const made = await renderMany(sources, { kind: text.kind, handles });
      // Threads that do not start will not start for the next batch either; a later run tries again.
      if (made.some((one) => one.version === 0)) return count;
      count += await store(ctx, text, rows, made);
    }
  }
  return count;
}

/** Only where the source is still the one that was rendered: somebody may have edited meanwhile. */
async function store(
  ctx: Context,
  { table, subject }: (typeof texts)[number],
  rows: Row[],
  made: Writing[],
): Promise<number> {
  const fresh = rows.map((row, at) => ({ ...row, html: made[at]!.html, version: made[at]!.version }));
  return transaction(ctx, async (work) => {
    const stored = await work.tx.execute<{ subject: Subject }>(sql`
      update ${table} t set html = v.html, html_version = v.version
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) v(place tid, body text, html text, version int)
      where t.ctid = v.place and t.body = v.body
      returning ${subject} as subject`);
    await noteChange(work, ...stored.rows.map((row) => row.subject));
    return stored.rows.length;
  });
}
