import { sql } from "drizzle-orm";
import { speakerSql } from "@/lib/accounts/speaker-sql";
import type { Actor, Context, Work } from "@/lib/context";
import { can, type PolicyFacts } from "@/lib/policy";
import { visibleAnswer } from "@/lib/search/visible";

/** What one use of a file says about who may read it. */
type Use = {
  kind: "post" | "detail" | "message" | "note" | "article" | "snippet";
  question: PolicyFacts["question"] | null;
  authorId: string | null;
  postVisible: boolean;
  audience: PolicyFacts["audience"] | null;
  published: boolean;
};

/** Everything that a file stands in, with what decides who may read that. */
async function usesOf(ctx: Context | Work, fileId: string): Promise<Use[]> {
  const { rows } = await ("tx" in ctx ? ctx.tx : ctx.db).execute<Use>(sql`
    select
      case when u.detail_id is not null then 'detail' when m.is_note then 'note' when m.id is not null then 'message'
        when u.article_id is not null then 'article' when u.snippet_id is not null then 'snippet' else 'post' end as kind,
      case when q.id is not null then json_build_object('askerId', ${speakerSql("q")}, 'visibility', q.visibility,
        'topicId', q.topic_id,
        'isOpenToOthers', q.asked_at is not null and q.held_at is null and q.hidden_at is null) end as question,
      coalesce(c.author_id, a.author_id, q.asker_id) as "authorId",
      (a.id is null or ${visibleAnswer("a")})
        and (c.id is null or (c.held_at is null and c.hidden_at is null and c.deleted_at is null)) as "postVisible",
      coalesce(r.audience, s.audience) as audience,
      -- A picture of a draft is for whoever may read the draft, also where an earlier version is published.
      coalesce(r.status in ('published', 'needs_update') and position(u.file_id in r.body) > 0, true) as published
    from file_uses u
    left join comments c on c.id = u.comment_id
    left join answers a on a.id = coalesce(u.answer_id, c.answer_id)
    left join private_details d on d.id = u.detail_id
    left join escalation_messages m on m.id = u.message_id
    left join escalations e on e.id = m.escalation_id
    left join questions q on q.id = coalesce(u.question_id, c.question_id, a.question_id, d.question_id, e.question_id)
    left join articles r on r.id = u.article_id
    left join snippets s on s.id = u.snippet_id
    where u.file_id = ${fileId}`);
  return rows;
}

function mayReadUse(actor: Actor, use: Use): boolean {
  const question = use.question ?? undefined;
  if (use.kind === "post")
    return can(actor, "question.read", { question, authorId: use.authorId, postVisible: use.postVisible });
  if (use.kind === "note") return can(actor, "escalation.note", { question });
  if (use.kind === "detail" || use.kind === "message")
    return can(actor, "private_details.read", { question });
  return can(actor, "article.read", { audience: use.audience ?? "staff", published: use.published });
}

/** Whether this reader may read something that the file stands in, and whether everybody may. */
export async function readersOf(
  ctx: Context | Work,
  fileId: string,
): Promise<{ mayRead: boolean; isPublic: boolean }> {
  const uses = await usesOf(ctx, fileId);
  return {
    mayRead: uses.some((use) => mayReadUse(ctx.actor, use)),
    isPublic: uses.some((use) => mayReadUse({ kind: "visitor" }, use)),
  };
}

export const isPublicFile = async (ctx: Context | Work, fileId: string): Promise<boolean> =>
  (await readersOf(ctx, fileId)).isPublic;
