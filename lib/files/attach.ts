import { sql } from "drizzle-orm";
import { files, fileUses } from "@/db/schema";
import { personId, type Work } from "@/lib/context";
import { filesUsed } from "@/lib/markdown/file-address";
import { isPublicFile } from "./uses";

/** What a file can stand in, by the column that names it. */
export type Owner =
  | { questionId: number }
  | { answerId: number }
  | { commentId: number }
  | { detailId: number }
  | { messageId: number }
  | { articleId: number }
  | { snippetId: number };

/** A post names so many files at most that count; the rest stay links that lead where they lead. */
const MOST = 100;

/**
 * Ties the files that a saved text names to what they stand in, whose readers may read them from now on. Only one's
 * own: naming somebody else's must not show it to others. Staff may also take over what everybody can read already.
 */
export async function attachFiles(work: Work, owner: Owner, markdown: string): Promise<void> {
  const named = filesUsed(markdown).slice(0, MOST);
  if (named.length === 0) return;
  const { rows } = await work.tx.execute<{ id: string; isOwn: boolean }>(sql`
    select id, coalesce(uploader_id = ${personId(work.actor)}, false) as "isOwn"
    from ${files} where id = any(${sql.param(named)}::text[])`);
  const isStaff =
    work.actor.kind === "system" || (work.actor.kind === "person" && work.actor.role !== "customer");
  for (const { id, isOwn } of rows)
    if (isOwn || (isStaff && (await isPublicFile(work, id))))
      await work.tx
        .insert(fileUses)
        .values({ fileId: id, ...owner })
        .onConflictDoNothing();
}

/** After a text was redacted: files that it no longer names are no longer its, and go at once where nothing else uses them. */
export async function forgetFiles(work: Work, owner: Owner, markdown: string): Promise<void> {
  const [[column, id]] = Object.entries(owner) as [[string, number]];
  const name = sql.identifier(column.replace("Id", "_id"));
  const kept = filesUsed(markdown);
  const { rows } = await work.tx.execute<{ fileId: string }>(sql`
    delete from file_uses where ${name} = ${id} and not (file_id = any(${sql.param(kept)}::text[]))
    returning file_id as "fileId"`);
  if (rows.length === 0) return;
  await work.tx.execute(sql`
    delete from files f where f.id = any(${sql.param(rows.map((row) => row.fileId))}::text[])
      and not exists (select from file_uses u where u.file_id = f.id)`);
}

/** After somebody has left: what they had sent goes where no text of theirs or anybody's names it any more. */
export async function forgetFilesOf(work: Work, personId: string): Promise<void> {
  await work.tx.execute(sql`
    delete from file_uses u using files f
    where f.id = u.file_id and f.uploader_id = ${personId} and not exists (
      select from (
        select body from questions where id = u.question_id union all select body from answers where id = u.answer_id
        union all select body from comments where id = u.comment_id
        union all select body from private_details where id = u.detail_id
        union all select body from escalation_messages where id = u.message_id
        union all select body from article_versions where article_id = u.article_id
        union all select body from snippets where id = u.snippet_id) t
      where position(u.file_id in t.body) > 0)`);
  await work.tx.execute(sql`
    delete from files f where f.uploader_id = ${personId}
      and not exists (select from file_uses u where u.file_id = f.id)`);
}
