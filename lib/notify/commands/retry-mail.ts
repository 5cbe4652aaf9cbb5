import { and, eq, isNotNull, isNull, ne, or } from "drizzle-orm";
import { mails } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { authorize } from "@/lib/policy";

/**
 * Gives a dead mail all its attempts again, beginning now. Refuses `not_found` for one that is not dead, or that was
 * held back because its reader may no longer know.
 */
export async function retryMail(ctx: Context, { mailId }: { mailId: number }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate");
    const [row] = await work.tx
      .update(mails)
      .set({ deadAt: null, attempts: 0, error: null })
      .where(
        and(
          eq(mails.id, mailId),
          isNotNull(mails.deadAt),
          isNull(mails.sentAt),
          or(isNull(mails.error), ne(mails.error, "withheld")),
        ),
      )
      .returning({ kind: mails.kind });
    if (!row) throw new Refusal("not_found");
    await enqueue(work, "send-mail", { mailId });
    await recordAudit(work, "mail_retried", `mail:${mailId}`, { kind: row.kind });
  });
}
