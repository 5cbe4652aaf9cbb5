import { sql } from "drizzle-orm";
import { readQuestions } from "@/lib/community/inputs";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

export type RedactablePost = {
  type: "question" | "answer" | "comment";
  postId: number;
  questionId: number;
  version: number;
  /** The question's; only a question's own is replaced. */
  title: string;
  body: string;
  path: string;
  earlierTexts: number;
};

const tables = { question: sql`questions`, answer: sql`answers`, comment: sql`comments` };

/** The text of a post as staff replace it, with how many earlier texts go with it. */
export async function postForRedaction(
  ctx: Context,
  type: RedactablePost["type"],
  postId: number,
): Promise<RedactablePost> {
  authorize(ctx.actor, "post.redact");
  const questionId = type === "question" ? sql`p.id` : sql`p.question_id`;
  const { rows } = await ctx.db.execute<Omit<RedactablePost, "type" | "postId">>(sql`
    select q.id as "questionId", q.title, p.version, p.body, '/questions/' || q.id || '/' || q.slug as path,
      (select count(*)::int from revisions r where r.subject_type = ${type} and r.subject_id = p.id) as "earlierTexts"
    from ${tables[type]} p join questions q on q.id = ${questionId}
    where p.id = ${postId} ${type === "question" ? sql`` : sql`and p.deleted_at is null`}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  const known = (await readQuestions(ctx.db, [row.questionId])).get(row.questionId);
  authorize(ctx.actor, "post.redact", { question: known?.policy });
  return { ...row, type, postId };
}
