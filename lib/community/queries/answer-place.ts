import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { readQuestions } from "../inputs";
import { ANSWERS_A_PAGE } from "./thread-rows";

/** Where an answer stands in its thread, for its permanent address; `not_found` for who may not see it. */
export async function answerPlace(
  ctx: Context,
  answerId: number,
): Promise<{ questionId: number; slug: string; page: number }> {
  const viewer = ctx.actor.kind === "person" ? ctx.actor.id : "";
  const isStaff = ctx.actor.kind === "person" && ctx.actor.role !== "customer";
  const { rows } = await ctx.db.execute<{ question_id: number; place: number }>(sql`
    select question_id, place::int from (
      select a.id, a.question_id, row_number() over (order by (a.id = c.answer_id) desc nulls last,
        a.vote_count + a.imported_helpful desc, coalesce(a.posted_at, a.created_at), a.id) as place
      from answers a
      left join acceptances c on c.question_id = a.question_id and c.ended_at is null
      where a.question_id = (select question_id from answers where id = ${answerId}) and a.deleted_at is null
        and ((a.posted_at is not null and a.hidden_at is null) or a.author_id = ${viewer} or ${isStaff}::boolean)
    ) ranked where id = ${answerId}`);
  const found = rows[0];
  const known = found && (await readQuestions(ctx.db, [found.question_id])).get(found.question_id);
  if (!found || !known) throw new Refusal("not_found");
  authorize(ctx.actor, "question.read", { question: known.policy });
  return {
    questionId: found.question_id,
    slug: known.row.slug,
    page: Math.ceil(found.place / ANSWERS_A_PAGE),
  };
}
