import { revisions } from "@/db/schema";
import { personId, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

/** Refuses an edit of a text that has changed since it was read; the present text goes along, so that both can be kept. */
export function requireVersion(now: number, read: number, present: { body: string }): void {
  if (now !== read) throw new Refusal("stale_version", { version: now, present: present.body }, "body");
}

/** Keeps the text that is about to be replaced. */
export async function keepRevision(
  work: Work,
  subjectType: "question" | "answer" | "comment",
  before: {
    id: number;
    version: number;
    title?: string;
    topicId?: number | null;
    tags?: string[];
    body: string;
  },
): Promise<void> {
  await work.tx.insert(revisions).values({
    subjectType,
    subjectId: before.id,
    version: before.version,
    title: before.title ?? null,
    topicId: before.topicId ?? null,
    tags: before.tags ?? null,
    body: before.body,
    editorId: personId(work.actor),
    replacedAt: work.now,
  });
}
