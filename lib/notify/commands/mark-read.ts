import { and, eq, isNull } from "drizzle-orm";
import { notifications } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** Marks a person's own news as read: one of them, those about one question, or all. Returns how many were unread. */
export async function markRead(
  ctx: Context,
  which: { id: number } | { questionId: number } | "all",
): Promise<number> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "notifications.read");
    if (work.actor.kind !== "person") throw new Refusal("sign_in");
    const one =
      which === "all"
        ? undefined
        : "id" in which
          ? eq(notifications.id, which.id)
          : eq(notifications.questionId, which.questionId);
    const rows = await work.tx
      .update(notifications)
      .set({ readAt: work.now })
      .where(and(eq(notifications.personId, work.actor.id), isNull(notifications.readAt), one))
      .returning({ id: notifications.id });
    return rows.length;
  });
}
