import { sql } from "drizzle-orm";
import { type AskTopic, askTopics } from "@/lib/community/queries/ask-choices";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { topicFor } from "@/lib/search/visible-topic";

/** The topics that somebody may offer their help on, parents before their children. */
export async function topicsToApplyFor(ctx: Context): Promise<AskTopic[]> {
  authorize(ctx.actor, "ambassador.apply");
  const [topics, { rows }] = await Promise.all([
    askTopics(ctx),
    ctx.db.execute<{ id: number }>(sql`select t.id from topics t where ${topicFor("t", "customer")}`),
  ]);
  const helpable = new Set(rows.map(({ id }) => id));
  return topics.filter(({ id }) => helpable.has(id));
}
