"use server";

import { z } from "zod";
import {
  dismissReason,
  dismissReasonInput,
  takeUpReason,
  takeUpReasonInput,
} from "@/lib/curation/commands/dismiss-reason";
import { markReviewed, markReviewedInput } from "@/lib/curation/commands/mark-reviewed";
import {
  assignTask,
  assignTaskInput,
  reopenTask,
  settleTask,
  settleTaskInput,
} from "@/lib/curation/commands/settle-task";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { markNeedsUpdate, markNeedsUpdateInput } from "@/lib/knowledge/commands/mark-needs-update";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { markUpToDate, markUpToDateInput } from "@/lib/knowledge/commands/start-translation";

/** The list as it was chosen, with what has been done. */
const back = (query: string, done: string) => {
  const parameters = new URLSearchParams(query);
  parameters.set("done", done);
  return { redirectTo: `/curation/work?${parameters}` };
};
/** What stood behind the question mark of the list. */
const from = { list: z.string().max(200).default("") };

export const reviewed = formAction(markReviewedInput.extend(from), async (ctx, { list, ...input }) => {
  await markReviewed(ctx, input);
  return back(list, "reviewed");
});

export const upToDate = formAction(markUpToDateInput.extend(from), async (ctx, { list, ...input }) => {
  await markUpToDate(ctx, input);
  return back(list, "up_to_date");
});

export const needsUpdate = formAction(markNeedsUpdateInput.extend(from), async (ctx, { list, ...input }) => {
  await markNeedsUpdate(ctx, input);
  return back(list, "needs_update");
});

const ownerInput = z.object({ articleId: id, ownerId: z.string().max(60), ...from });

export const assignOwner = formAction(ownerInput, async (ctx, { list, articleId, ownerId }) => {
  await setArticleFacts(ctx, { articleId, ownerId: ownerId || null });
  return back(list, "assigned");
});

export const putOff = formAction(dismissReasonInput.extend(from), async (ctx, { list, ...input }) => {
  await dismissReason(ctx, input);
  return back(list, "put_off");
});

export const takeUp = formAction(takeUpReasonInput.extend(from), async (ctx, { list, ...input }) => {
  await takeUpReason(ctx, input);
  return back(list, "taken_up");
});

export const taskDone = formAction(settleTaskInput, async (ctx, input) => {
  await settleTask(ctx, input);
  return back("", "task_done");
});

export const taskOpened = formAction(settleTaskInput, async (ctx, input) => {
  await reopenTask(ctx, input);
  return back("", "task_opened");
});

export const taskAssigned = formAction(assignTaskInput, async (ctx, input) => {
  await assignTask(ctx, input);
  return back("", "task_assigned");
});
