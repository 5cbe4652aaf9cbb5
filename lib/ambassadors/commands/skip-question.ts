import { z } from "zod";
import { queueSkips } from "@/db/schema";
import { type Context, personId, transaction } from "@/lib/context";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";

/** A question that is not for somebody comes back after this; by then it may need them more. */
export const SKIP_HOURS = 24;
export const skipQuestionInput = z.object({ questionId: id });

/** Takes a question out of one's own queue for a day; nobody else notices, and one is not told of it meanwhile. */
export async function skipQuestion(ctx: Context, input: z.input<typeof skipQuestionInput>): Promise<void> {
  const { questionId } = skipQuestionInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "queue.read");
    const until = new Date(work.now.getTime() + SKIP_HOURS * 3_600_000);
    await work.tx
      .insert(queueSkips)
      .values({ personId: personId(work.actor)!, questionId, until })
      .onConflictDoUpdate({ target: [queueSkips.personId, queueSkips.questionId], set: { until } });
  });
}
