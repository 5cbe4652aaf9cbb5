import { and, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { searches } from "@/db/schema";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { cleanText } from "@/lib/markdown/plain-text";
import { authorize } from "@/lib/policy";

export const recordOpenedInput = z.object({
  searchId: z.coerce.number().int().positive().max(2_147_483_647),
  subject: z.string().regex(/^(article|question):\d{1,10}$/),
  /** `rejected`: looked at, and said not to help. */
  as: z.enum(["opened", "rejected"]).default("opened"),
  /** Why it did not help. */
  reason: z.string().trim().max(600).optional(),
});

/** Notes that somebody opened, or turned down, what their search had shown. A search of somebody else stays as it is. */
export async function recordOpened(ctx: Context, input: z.input<typeof recordOpenedInput>): Promise<void> {
  const { searchId, subject, as, reason } = recordOpenedInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    const list = as === "opened" ? searches.opened : searches.rejected;
    await work.tx
      .update(searches)
      .set({ [as]: sql`${list} || ${JSON.stringify([subject])}::jsonb` })
      .where(
        and(
          eq(searches.id, searchId),
          ownSearch(work),
          sql`${searches.shown} ? ${subject}`,
          sql`not ${list} ? ${subject}`,
        ),
      );
    if (as === "rejected" && reason)
      await work.tx
        .update(searches)
        .set({
          reasons: sql`${searches.reasons} || ${JSON.stringify({ [subject]: cleanText(reason) })}::jsonb`,
        })
        .where(and(eq(searches.id, searchId), ownSearch(work), sql`${searches.shown} ? ${subject}`));
  });
}

/** Searches of this person, or of this visitor while nobody signed in. */
export const ownSearch = (work: Work) =>
  or(eq(searches.personId, personId(work.actor) ?? ""), eq(searches.visitorKey, work.visitorKey ?? ""));
