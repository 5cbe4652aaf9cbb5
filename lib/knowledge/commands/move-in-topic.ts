import { sql } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const moveInTopicInput = z.object({ articleId: id, topicId: id, direction: z.enum(["up", "down"]) });

/** Moves an article one place up or down among those of a topic, in all its languages. */
export async function moveInTopic(ctx: Context, input: z.input<typeof moveInTopicInput>): Promise<void> {
  const { articleId, topicId, direction } = moveInTopicInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "article.write");
    const order = await orderOf(work, topicId);
    const at = order.findIndex(({ members }) => members.includes(articleId));
    if (at < 0) throw new Refusal("not_found");
    const to = direction === "up" ? at - 1 : at + 1;
    if (to < 0 || to >= order.length) return;
    [order[at], order[to]] = [order[to]!, order[at]!];
    await work.tx.execute(sql`
      update article_topics l set position = o.position
      from jsonb_to_recordset(${JSON.stringify(order.map(({ family }, position) => ({ family, position })))}::jsonb)
        o(family int, position int), articles a
      where l.topic_id = ${topicId} and a.id = l.article_id and coalesce(a.translation_of, a.id) = o.family
        and l.position <> o.position`);
    await recordAudit(work, "article_reordered", `article:${articleId}`, { topic: topicId, direction });
    await noteChange(work, `topic:${topicId}`);
  });
}

/** The articles of a topic as readers find them, each once with all its languages. */
async function orderOf(work: Work, topicId: number): Promise<{ family: number; members: number[] }[]> {
  await work.tx.execute(sql`select from topics where id = ${topicId} for update`);
  const { rows } = await work.tx.execute<{ family: number; members: number[] }>(sql`
    select coalesce(a.translation_of, a.id) as family, array_agg(a.id) as members
    from article_topics l join articles a on a.id = l.article_id
    where l.topic_id = ${topicId} and a.status <> 'archived' group by 1
    order by min(l.position), min(a.title) filter (where a.translation_of is null), 1`);
  return rows;
}
