import { audit } from "@/db/schema";
import { personId, type Work } from "@/lib/context";

/** Adds one line to the audit, in the transaction of what it tells of. `subject` is like `question:12`. */
export async function recordAudit(
  work: Work,
  action: string,
  subject: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await work.tx.insert(audit).values({ at: work.now, actorId: personId(work.actor), action, subject, data });
}
