import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import type { Thread } from "./thread";

/** The Markdown behind what a thread shows, by `question`, `answer:7` and `comment:9`; only what everybody may read. */
export async function threadSource(
  ctx: Context,
  { id, answers, comments }: Pick<Thread, "id" | "answers" | "comments">,
): Promise<Map<string, string>> {
  const ids = (posts: { id: number }[]) => sql.param(posts.map((post) => post.id));
  const { rows } = await ctx.db.execute<{ post: string; body: string }>(sql`
    with q as (select * from questions q where q.id = ${id} and ${visibleQuestion("q")})
    select 'question' as post, q.body from q
    union all select 'answer:' || a.id, a.body from q join answers a on a.question_id = q.id
      where a.id = any(${ids(answers)}::int[]) and ${visibleAnswer("a")}
    union all select 'comment:' || c.id, c.body from q join comments c on c.question_id = q.id
      where c.id = any(${ids(comments)}::int[]) and c.held_at is null and c.hidden_at is null and c.deleted_at is null`);
  return new Map(rows.map(({ post, body }) => [post, body.trim()]));
}
