import { sql } from "drizzle-orm";
import { type Context, personId } from "@/lib/context";
import { isRewrittenSince } from "../concerned";

export type OwnFix = {
  /** Null: they are asked. */
  solved: boolean | null;
  /** They said no, and readers have another text of it since. */
  isAskedAgain: boolean;
};

/**
 * What this reader is asked, or has said, about the article of a thread; null for whoever has not the problem, and where
 * something else solved it for them. An asker's yes is the acceptance, which the thread tells of itself.
 */
export async function ownFix(ctx: Context, questionId: number, articleId: number): Promise<OwnFix | null> {
  const me = personId(ctx.actor);
  if (!me) return null;
  type Row = {
    solved: boolean | null;
    isRewritten: boolean;
    isSolvedOtherwise: boolean;
    isAccepted: boolean;
  };
  const { rows } = await ctx.db.execute<Row>(sql`
    select f.solved, ${isRewrittenSince("f")} as "isRewritten", q.asker_id = ${me} and exists (select from acceptances c
        where c.question_id = q.id and c.article_id = ${articleId} and c.ended_at is null) as "isAccepted",
      case when q.asker_id = ${me}
        then exists (select from acceptances c where c.question_id = q.id and c.ended_at is null)
        else exists (select from worked_for_me w join answers a on a.id = w.answer_id
          where a.question_id = q.id and w.person_id = ${me}) end as "isSolvedOtherwise"
    from questions q
    left join article_fixes f on f.article_id = ${articleId} and f.question_id = q.id and f.person_id = ${me}
    where q.id = ${questionId} and (q.asker_id = ${me}
      or exists (select from same_problems s where s.question_id = q.id and s.person_id = ${me}))`);
  const row = rows[0];
  if (!row || row.isAccepted) return null;
  if (row.solved === null && row.isSolvedOtherwise) return null;
  const isAskedAgain = row.solved === false && row.isRewritten && !row.isSolvedOtherwise;
  return { solved: isAskedAgain ? null : row.solved, isAskedAgain };
}
