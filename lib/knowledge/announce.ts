import type { Work } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";

/** What else follows when readers see another text of an article, or others may read it, happens in a job of this transaction. */
export const announceReading = (
  work: Work,
  articleId: number,
  version: number,
  { asksAgain = false } = {},
): Promise<void> =>
  enqueue(work, "article-published", { articleId, version, ...(asksAgain && { asksAgain }) });
