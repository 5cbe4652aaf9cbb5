"use server";

import { z } from "zod";
import { addPrivateDetails, addPrivateDetailsInput } from "@/lib/community/commands/add-private-details";
import { certifyNeedsStaff, certifyNeedsStaffInput } from "@/lib/community/commands/certify-needs-staff";
import { closeQuestion, closeQuestionInput } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { deletePost, deletePostInput } from "@/lib/community/commands/delete-post";
import { endAcceptance, endAcceptanceInput } from "@/lib/community/commands/end-acceptance";
import { hidePost, hidePostInput } from "@/lib/community/commands/hide-post";
import { startKnownIssue, startKnownIssueInput } from "@/lib/community/commands/known-issue";
import { markDidNotWork, markDidNotWorkInput } from "@/lib/community/commands/mark-did-not-work";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import {
  publishQuestion,
  publishQuestionInput,
  rejectUrgentInput,
  rejectUrgentMark,
  restrictQuestion,
  restrictQuestionInput,
} from "@/lib/community/commands/restrict-question";
import { answerPlace } from "@/lib/community/queries/answer-place";
import { duplicateTarget } from "@/lib/community/queries/duplicate-target";
import { liveCase } from "@/lib/community/queries/live-case";
import { sayWhetherFixed, sayWhetherFixedInput } from "@/lib/curation/commands/say-whether-fixed";
import {
  answerGuarded,
  askForInfoGuarded,
  askForInfoGuardedInput,
  commentGuarded,
} from "@/lib/desk/commands/answer-guarded";
import { answerSurvey, answerSurveyInput } from "@/lib/desk/commands/answer-survey";
import { writeMessage } from "@/lib/desk/commands/write-message";
import { id, idempotencyKey, line, optionalReason, text, ticked } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { appealDecision, appealInput } from "@/lib/site/commands/appeal-decision";
import { doAct } from "./acts";
import { here } from "./here";

/** Every plain button of the thread. */
export const act = formAction(
  z.object({ questionId: id, act: z.string().regex(/^[a-z_]{2,30}( \d{1,9})?$/) }),
  async (ctx, { questionId, act: wanted }) => {
    const [name, number] = wanted.split(" ");
    return here(await doAct(ctx, name!, questionId, Number(number ?? 0)));
  },
);

export const answer = formAction(
  z.object({ questionId: id, body: text, askAnyway: ticked, once: idempotencyKey }),
  async (ctx, { once, ...given }) => {
    const made = await answerGuarded(ctx, { ...given, idempotencyKey: once });
    const { page } = await answerPlace(ctx, made.id);
    return here(`answer-${made.id}`, page);
  },
);

export const comment = formAction(
  z.object({ questionId: id, answerId: id.optional(), body: text, askAnyway: ticked, once: idempotencyKey }),
  async (ctx, { once, ...given }) => {
    const made = await commentGuarded(ctx, { ...given, idempotencyKey: once });
    return here(`comment-${made.id}`);
  },
);

export const didNotWork = formAction(markDidNotWorkInput, async (ctx, input) => {
  await markDidNotWork(ctx, input);
  return here(`answer-${input.answerId}`);
});

export const takeBack = formAction(endAcceptanceInput, async (ctx, input) => {
  await endAcceptance(ctx, input);
  return here("thread-notices");
});

export const refuseDuplicate = formAction(
  z.object({ questionId: id, proposalId: id, reason: optionalReason }),
  async (ctx, input) => {
    await decideDuplicate(ctx, { ...input, confirms: false });
    return here("thread-notices");
  },
);

export const repeats = formAction(
  z.object({ questionId: id, address: line.min(1) }),
  async (ctx, { questionId, address }) => {
    await proposeDuplicate(ctx, { questionId, ...(await duplicateTarget(ctx, address)) });
    return here("thread-notices");
  },
);

export const certify = formAction(certifyNeedsStaffInput, async (ctx, input) => {
  await certifyNeedsStaff(ctx, input);
  return here("thread-notices");
});

export const askInfo = formAction(askForInfoGuardedInput, async (ctx, input) => {
  await askForInfoGuarded(ctx, input);
  return here("thread-notices");
});

export const knownIssue = formAction(startKnownIssueInput, async (ctx, input) => {
  await startKnownIssue(ctx, input);
  return here("thread-notices");
});

export const close = formAction(closeQuestionInput, async (ctx, input) => {
  await closeQuestion(ctx, input);
  return here("thread-notices");
});

export const hide = formAction(hidePostInput, async (ctx, input) => {
  await hidePost(ctx, input);
  return here(input.type === "question" ? "" : `${input.type}-${input.postId}`);
});

export const appeal = formAction(appealInput, async (ctx, input) => {
  await appealDecision(ctx, input);
  return here(input.type === "question" ? "thread-notices" : `${input.type}-${input.postId}`);
});

export const remove = formAction(deletePostInput, async (ctx, input) => {
  await deletePost(ctx, input);
  return here("answers");
});

export const restrict = formAction(restrictQuestionInput, async (ctx, input) => {
  await restrictQuestion(ctx, input);
  return here("");
});

export const publish = formAction(publishQuestionInput, async (ctx, input) => {
  await publishQuestion(ctx, input);
  return here("");
});

export const rejectUrgent = formAction(rejectUrgentInput, async (ctx, input) => {
  await rejectUrgentMark(ctx, input);
  return here("");
});

export const addDetails = formAction(addPrivateDetailsInput, async (ctx, input) => {
  await addPrivateDetails(ctx, input);
  return here("thread-inside");
});

export const message = formAction(
  z.object({ questionId: id, body: text, askAnyway: ticked, once: idempotencyKey }),
  async (ctx, { questionId, once, ...given }) => {
    const escalationId = await liveCase(ctx, questionId);
    await writeMessage(ctx, { ...given, escalationId, isNote: false, idempotencyKey: once });
    return here("thread-inside");
  },
);

/** "Does this fix yours?" about the article that grew from threads like this. */
export const fix = formAction(sayWhetherFixedInput, async (ctx, input) => {
  await sayWhetherFixed(ctx, input);
  return here("now-article");
});

export const survey = formAction(answerSurveyInput, async (ctx, input) => {
  await answerSurvey(ctx, input);
  const { t } = await intl("desk");
  return { message: t("survey.thanks") };
});
