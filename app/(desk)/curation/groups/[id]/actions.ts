"use server";

import { z } from "zod";
import { ignoreGroup, ignoreGroupInput } from "@/lib/curation/commands/ignore-group";
import { linkGroupInput, linkGroupToArticle } from "@/lib/curation/commands/link-group-to-article";
import { markGroupOutdated, markGroupOutdatedInput } from "@/lib/curation/commands/mark-group-outdated";
import { mergeGroups } from "@/lib/curation/commands/merge-groups";
import { excludeQuestions, moveQuestions } from "@/lib/curation/commands/move-questions";
import { nameGroup, nameGroupInput } from "@/lib/curation/commands/name-group";
import { splitGroup } from "@/lib/curation/commands/split-group";
import { undoDecision, undoDecisionInput } from "@/lib/curation/commands/undo-decision";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";

const doneAt = (groupId: number, done: string) => ({
  redirectTo: `/curation/groups/${groupId}?done=${done}`,
});

/** From the board one comes for this alone, and goes back there. */
const ended = (groupId: number, from: string | undefined, done: string) =>
  from ? { redirectTo: `/curation#group-${groupId}` } : doneAt(groupId, done);

export const name = formAction(nameGroupInput, async (ctx, input) => {
  await nameGroup(ctx, input);
  return doneAt(input.groupId, "named");
});

export const ignore = formAction(ignoreGroupInput, async (ctx, input) => {
  await ignoreGroup(ctx, input);
  return ended(input.groupId, input.from, "ignored");
});

export const markOutdated = formAction(markGroupOutdatedInput, async (ctx, input) => {
  await markGroupOutdated(ctx, input);
  return ended(input.groupId, input.from, "outdated");
});

export const link = formAction(linkGroupInput, async (ctx, input) => {
  await linkGroupToArticle(ctx, input);
  return ended(input.groupId, input.from, "linked");
});

const none = z.literal("").transform(() => undefined);
/** One of those that are listed, or the number of another. */
const target = { intoId: none.or(id).optional(), number: none.or(id).optional() };

const chosen = ({ intoId, number }: { intoId?: number; number?: number }): number => {
  const wanted = number ?? intoId;
  if (wanted === undefined) throw new Refusal("invalid_input", { what: "group" }, "intoId");
  return wanted;
};

export const merge = formAction(z.object({ groupId: id, ...target }), async (ctx, { groupId, ...input }) => {
  const intoId = chosen(input);
  await mergeGroups(ctx, { groupId, intoId });
  return doneAt(intoId, "merged");
});

export const sortOut = formAction(
  z.object({
    groupId: id,
    questionIds: z.array(id).max(500).default([]),
    act: z.enum(["split", "exclude", "move"]),
    ...target,
  }),
  async (ctx, { groupId, questionIds, act, ...input }) => {
    if (questionIds.length === 0) throw new Refusal("invalid_input", { what: "questions" }, "questionIds");
    if (act === "split") {
      const made = await splitGroup(ctx, { groupId, questionIds });
      return { redirectTo: `/curation/groups/${made.groupId}?done=split` };
    }
    if (act === "exclude") await excludeQuestions(ctx, { groupId, questionIds });
    else await moveQuestions(ctx, { groupId, questionIds, intoId: chosen(input) });
    return doneAt(groupId, act === "exclude" ? "excluded" : "moved");
  },
);

export const undo = formAction(undoDecisionInput, async (ctx, input) => {
  await undoDecision(ctx, input);
  return doneAt(input.groupId, "undone");
});
