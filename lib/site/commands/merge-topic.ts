import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { questions, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { topicOf } from "./save-topic";

export const mergeTopicInput = z.object({ topicId: id, intoId: id });

/** Moves everything of one topic into another; the old address leads to the new one. Deadlines that were shown stay. */
export async function mergeTopic(ctx: Context, input: z.input<typeof mergeTopicInput>): Promise<void> {
  const { topicId, intoId } = mergeTopicInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "topics.manage");
    const from = await topicOf(work, topicId);
    const into = await topicOf(work, intoId);
    if (from.id === into.id || into.parentId === from.id)
      throw new Refusal("invalid_input", { what: "topic" }, "intoId");
    const moved = await work.tx
      .update(questions)
      .set({ topicId: intoId })
      .where(eq(questions.topicId, topicId))
      .returning({ id: questions.id });
    await work.tx.execute(sql`
      insert into article_topics (article_id, topic_id, position)
      select article_id, ${intoId}, position from article_topics where topic_id = ${topicId} on conflict do nothing`);
    await work.tx.execute(sql`delete from article_topics where topic_id = ${topicId}`);
    await work.tx.execute(sql`
      update appointments a set topic_id = ${intoId}
      where topic_id = ${topicId} and (ended_at is not null or not exists (
        select 1 from appointments b where b.person_id = a.person_id and b.topic_id = ${intoId} and b.ended_at is null))`);
    await work.tx.execute(sql`
      update appointments set ended_at = ${work.now.toISOString()}::timestamptz where topic_id = ${topicId} and ended_at is null`);
    await work.tx
      .update(topics)
      .set({ parentId: into.parentId ?? into.id })
      .where(eq(topics.parentId, topicId));
    await work.tx.update(topics).set({ mergedIntoId: intoId, parentId: null }).where(eq(topics.id, topicId));
    await recordAudit(work, "topic_merged", `topic:${topicId}`, { into: intoId, questions: moved.length });
    await noteChange(
      work,
      "site",
      `topic:${topicId}`,
      `topic:${intoId}`,
      ...moved.map((q) => `question:${q.id}` as const),
    );
  });
}
