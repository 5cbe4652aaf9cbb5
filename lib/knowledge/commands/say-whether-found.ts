import { z } from "zod";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import {
  confirmSolved,
  confirmSolvedInput,
  isPublic,
  takeBackSolved,
} from "@/lib/search/commands/confirm-solved";
import { logSearch } from "@/lib/search/commands/log-search";
import { recordOpened } from "@/lib/search/commands/record-opened";
import { feedbackReasons, giveFeedback, searchThatLedTo } from "./give-feedback";

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
  const given = sayWhetherFoundInput.parse(input);
  const { subject, query, language, solved, reason, note } = given;
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    if (!(await isPublic(work, subject))) throw new Refusal("not_found");
    const searchId =
      given.searchId ?? (await searchThatLedTo(work, subject))?.id ?? (await noSearch(work, given));
    const articleId = /^article:(\d+)$/.exec(subject)?.[1];
    if (searchId !== null) await recordOpened(work, { searchId, subject });
    if (articleId !== undefined) await giveFeedback(work, { articleId, solved, reason, note });
    if (solved === "yes") {
      await confirmSolved(work, { subject, searchId: searchId ?? undefined, query, language });
      return;
    }
    // Of an article its feedback has taken it back.
    if (articleId === undefined) await takeBackSolved(work, { subject });
    if (searchId !== null)
      await recordOpened(work, {
        searchId,
        subject,
        as: "rejected",
        reason: [reason, note].filter(Boolean).join(": "),
      });
  });
}

/** Who came without a search leaves a trail without words, so that the reason is kept all the same. */
async function noSearch(
  work: Work,
  { subject, language, solved }: z.output<typeof sayWhetherFoundInput>,
): Promise<number | null> {
  if (solved === "yes") return null;
  return logSearch(work, { source: "page", query: "", language, shown: [subject], resultCount: 1 });
}
