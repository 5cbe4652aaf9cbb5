"use server";

import { dismissGap, dismissGapInput, takeUpGap, takeUpGapInput } from "@/lib/curation/commands/dismiss-gap";
import { draftFromGap, draftFromGapInput } from "@/lib/curation/commands/draft-from-gap";
import { formAction } from "@/lib/http/action";

export const dismiss = formAction(dismissGapInput, async (ctx, input) => {
  await dismissGap(ctx, input);
  return { redirectTo: "/curation/gaps?done=gap_dismissed" };
});

export const draft = formAction(draftFromGapInput, async (ctx, input) => {
  const { articleId } = await draftFromGap(ctx, input);
  return { redirectTo: `/curation/articles/${articleId}?done=created` };
});

export const takeUp = formAction(takeUpGapInput, async (ctx, input) => {
  await takeUpGap(ctx, input);
  return { redirectTo: "/curation/gaps/dismissed?done=gap_taken_up" };
});
