import { sql } from "drizzle-orm";
import { z } from "zod";
import { hidePost, postType } from "@/lib/community/commands/hide-post";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { optionalReason } from "@/lib/fields";
import { suspendPerson } from "@/lib/people/commands/suspend-person";
import { authorize } from "@/lib/policy";
import { resolveReport, resolveReportInput } from "./resolve-report";

export const settleReportInput = z.object({
  subject: resolveReportInput.shape.subject,
  decision: z.enum(["keep", "hide", "suspend"]),
  /** Told to the author; only keeping needs none. */
  reason: optionalReason,
});

/**
 * Decides a reported post and ends its reports, in one step: it stays, it is hidden with a reason, or its author's
 * account is paused and the post hidden with it. Nobody settles what was said about their own. Refuses
 * `already_decided` when somebody else was faster.
 */
export async function settleReport(ctx: Context, input: z.input<typeof settleReportInput>): Promise<void> {
  const { subject, decision, reason } = settleReportInput.parse(input);
  if (decision !== "keep" && !reason) throw new Refusal("invalid_input", {}, "reason");
  await transaction(ctx, async (work) => {
    authorize(work.actor, "moderation.work");
    const post = await reported(work, subject);
    if (post?.authorId === personId(work.actor)) throw new Refusal("not_allowed_on_own");
    const resolution = { keep: "kept", hide: "hidden", suspend: "suspended" } as const;
    await resolveReport(work, { subject, resolution: resolution[decision] });
    if (decision === "keep") return;
    if (!post) throw new Refusal("not_found");
    if (post.type !== null && !post.isHidden) await hidePost(work, { ...post, reason });
    else if (decision === "hide" && post.type === null) throw new Refusal("wrong_state");
    if (decision === "suspend") await suspendPerson(work, { personId: post.authorId, reason });
  });
}

type Reported =
  | { type: null; authorId: string }
  | {
      type: z.infer<typeof postType>;
      postId: number;
      questionId: number;
      authorId: string;
      isHidden: boolean;
    };

/** Articles and profiles have no hiding of their own: an article is archived, an account is paused. */
async function reported(work: Work, subject: string): Promise<Reported | null> {
  const [kind = "", key = ""] = subject.split(":");
  const type = postType.safeParse(kind).data;
  if (!type) {
    const { rows } = await work.tx.execute<{ author: string | null }>(
      kind === "person"
        ? sql`select id as author from people where id = ${key}`
        : sql`select owner_id as author from articles where id::text = ${key}`,
    );
    return rows[0]?.author ? { type: null, authorId: rows[0].author } : null;
  }
  const table = { question: sql`questions`, answer: sql`answers`, comment: sql`comments` }[type];
  const author = type === "question" ? sql`asker_id` : sql`author_id`;
  const question = type === "question" ? sql`id` : sql`question_id`;
  const { rows } = await work.tx.execute<{ author: string; question: number; hidden: boolean }>(sql`
    select ${author} as author, ${question} as question, hidden_at is not null as hidden from ${table}
    where id::text = ${key}`);
  const row = rows[0];
  if (!row) return null;
  return {
    type,
    postId: Number(key),
    questionId: row.question,
    authorId: row.author,
    isHidden: row.hidden,
  };
}
