import { and, eq } from "drizzle-orm";
import { answerRatings } from "@/db/schema";
import { type Context, personId } from "@/lib/context";
import { authorize } from "@/lib/policy";

/** How many stars the reader gave an answer; null: none yet. */
export async function ownRating(ctx: Context, answerId: number): Promise<number | null> {
  authorize(ctx.actor, "notifications.read");
  const [row] = await ctx.db
    .select({ stars: answerRatings.stars })
    .from(answerRatings)
    .where(and(eq(answerRatings.answerId, answerId), eq(answerRatings.personId, personId(ctx.actor)!)));
  return row?.stars ?? null;
}
