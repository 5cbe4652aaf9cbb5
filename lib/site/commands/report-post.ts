import { sql } from "drizzle-orm";
import { z } from "zod";
import { articles, people, reports } from "@/db/schema";
import { allowances, spendForActor } from "@/lib/accounts/limits";
import { recordAudit } from "@/lib/audit";
import { lockQuestion } from "@/lib/community/inputs";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const reportReasons = ["spam", "abuse", "private_data", "wrong", "other"] as const;
export const reportKinds = ["question", "answer", "comment", "article", "person"] as const;

export const reportPostInput = z.object({
  kind: z.enum(reportKinds),
  id: z.string().min(1).max(64),
  reason: z.enum(reportReasons),
  note: optionalReason,
});

/** Tells the staff that something is wrong with a post, an article or a profile; once per person until it is settled. */
export async function reportPost(
  ctx: Context,
  input: z.input<typeof reportPostInput>,
): Promise<{ isNew: boolean }> {
  const given = reportPostInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "post.report", await factsOf(work, given.kind, given.id));
    await spendForActor(work, "report", {
      perPerson: allowances.postsPerPerson,
      perAddress: allowances.postsPerAddress,
    });
    const subject = `${given.kind}:${given.id}`;
    const [row] = await work.tx
      .insert(reports)
      .values({
        subject,
        reporterId: personId(work.actor),
        reason: given.reason,
        note: given.note,
        createdAt: work.now,
      })
      .onConflictDoNothing()
      .returning({ id: reports.id });
    if (row) await recordAudit(work, "reported", subject, { reason: given.reason });
    return { isNew: row !== undefined };
  });
}

/** What the policy must know of the thing; who may not see it learns nothing from reporting it. */
async function factsOf(work: Work, kind: (typeof reportKinds)[number], given: string) {
  if (kind === "person") {
    const { rows } = await work.tx.execute(
      sql`select from ${people} where id = ${given} and state <> 'erased'`,
    );
    if (rows.length === 0) throw new Refusal("not_found");
    return {};
  }
  const parsed = id.safeParse(given);
  if (!parsed.success) throw new Refusal("not_found");
  if (kind === "article") return articleFacts(work, parsed.data);
  if (kind === "question") return { question: (await lockQuestion(work, parsed.data)).policy };
  const { rows } = await work.tx.execute<{ question_id: number; author_id: string; visible: boolean }>(
    kind === "answer"
      ? sql`select question_id, author_id, posted_at is not null and hidden_at is null as visible
          from answers where id = ${parsed.data} and deleted_at is null`
      : sql`select question_id, author_id, held_at is null and hidden_at is null as visible
          from comments where id = ${parsed.data} and deleted_at is null`,
  );
  const post = rows[0];
  if (!post) throw new Refusal("not_found");
  const { policy } = await lockQuestion(work, post.question_id);
  return { question: policy, authorId: post.author_id, postVisible: post.visible };
}

async function articleFacts(work: Work, articleId: number) {
  const { rows } = await work.tx.execute<{ audience: "public" | "signed_in" | "staff"; status: string }>(
    sql`select audience, status from ${articles} where id = ${articleId}`,
  );
  if (!rows[0]) throw new Refusal("not_found");
  return { audience: rows[0].audience, published: ["published", "needs_update"].includes(rows[0].status) };
}
