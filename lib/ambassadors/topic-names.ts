import { and, asc, inArray, isNull } from "drizzle-orm";
import { topics } from "@/db/schema";
import type { Work } from "@/lib/context";

/** What these topics are called, one a line, as news of several topics keep it; one that was merged away is left out. */
export async function topicNames(work: Work, topicIds: readonly number[]): Promise<string | null> {
  const rows = await work.tx
    .select({ name: topics.name })
    .from(topics)
    .where(and(inArray(topics.id, [...topicIds]), isNull(topics.mergedIntoId)))
    .orderBy(asc(topics.position), asc(topics.name));
  return rows.map(({ name }) => name).join("\n") || null;
}
