import { z } from "zod";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { confirmSolved, confirmSolvedInput } from "@/lib/search/commands/confirm-solved";
import { recordOpened } from "@/lib/search/commands/record-opened";
import { feedbackReasons, giveFeedback } from "./give-feedback";

export const sayWhetherFoundInput = confirmSolvedInput.extend({
  solved: z.enum(["yes", "no"]),
  reason: z.enum(feedbackReasons).optional(),
  note: z.string().trim().max(500).default(""),
});

/**
 * "Did this solve it?" where a search shows an answer. A yes is a deflection; a no is kept with the search, with its
 * reason, and goes with a question that comes of it. On an article either counts as a reader's word as well.
 */
export async function sayWhetherFound(
  ctx: Context,
  input: z.input<typeof sayWhetherFoundInput>,
): Promise<void> {
  const { subject, searchId, query, language, solved, reason, note } = sayWhetherFoundInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    const articleId = /^article:(\d+)$/.exec(subject)?.[1];
    if (searchId !== undefined) await recordOpened(work, { searchId, subject });
    if (articleId !== undefined) await giveFeedback(work, { articleId, solved, reason, note });
    if (solved === "yes") await confirmSolved(work, { subject, searchId, query, language });
    else if (searchId !== undefined)
      await recordOpened(work, {
        searchId,
        subject,
        as: "rejected",
        reason: [reason, note].filter(Boolean).join(": "),
      });
    else if (articleId === undefined) throw new Refusal("not_found");
  });
}
