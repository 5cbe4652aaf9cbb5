import { rateAnswer } from "@/lib/ambassadors/commands/rate-answer";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { withdrawInfo } from "@/lib/community/commands/ask-for-info";
import { claimQuestion, endClaim } from "@/lib/community/commands/claim-question";
import { reopenQuestion } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { followQuestion } from "@/lib/community/commands/follow-question";
import { restorePost } from "@/lib/community/commands/hide-post";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { endKnownIssue } from "@/lib/community/commands/known-issue";
import { markWorkedForMe } from "@/lib/community/commands/mark-worked-for-me";
import { releaseHeld } from "@/lib/community/commands/release-held";
import { voteForAnswer } from "@/lib/community/commands/vote-for-answer";
import { liveCase } from "@/lib/community/queries/live-case";
import type { Context } from "@/lib/context";
import { draftFromQuestion } from "@/lib/curation/commands/draft-from-question";
import { decideHandBack } from "@/lib/desk/commands/hand-back";
import { sayAlreadyTold, sayInfoTold } from "@/lib/desk/commands/say-already-told";
import { Refusal } from "@/lib/errors";

type Run = (ctx: Context, questionId: number, id: number) => Promise<unknown>;
/** The place on the page that shows what came of it; `#` stands for the number. */
type Act = [run: Run, anchor: string];

const acts: Record<string, Act> = {
  same: [(ctx, questionId) => joinSameProblem(ctx, { questionId, joins: true }), "question"],
  not_same: [(ctx, questionId) => joinSameProblem(ctx, { questionId, joins: false }), "question"],
  follow: [(ctx, questionId) => followQuestion(ctx, { questionId, follows: true }), "question"],
  not_follow: [(ctx, questionId) => followQuestion(ctx, { questionId, follows: false }), "question"],
  draft_article: [(ctx, questionId) => draftFromQuestion(ctx, { questionId }), "thread-draft"],
  claim: [(ctx, questionId) => claimQuestion(ctx, { questionId }), "thread-notices"],
  end_claim: [(ctx, questionId) => endClaim(ctx, { questionId }), "thread-notices"],
  ask_person: [(ctx, questionId) => askAPerson(ctx, { questionId }), "thread-notices"],
  withdraw_info: [(ctx, questionId) => withdrawInfo(ctx, { questionId }), "thread-notices"],
  end_duplicate: [(ctx, questionId) => endDuplicate(ctx, { questionId }), "thread-notices"],
  end_known_issue: [(ctx, questionId) => endKnownIssue(ctx, { questionId }), "thread-notices"],
  agree_hand_back: [(ctx, questionId) => onHandBack(ctx, questionId, true), "thread-notices"],
  refuse_hand_back: [(ctx, questionId) => onHandBack(ctx, questionId, false), "thread-notices"],
  reopen: [(ctx, questionId) => reopenQuestion(ctx, { questionId }), "thread-notices"],
  confirm_duplicate: [
    (ctx, questionId, proposalId) => decideDuplicate(ctx, { questionId, proposalId, confirms: true }),
    "thread-notices",
  ],
  told_info: [(ctx, questionId) => sayInfoTold(ctx, { questionId }), "thread-notices"],
  told_message: [(ctx, _, id) => sayAlreadyTold(ctx, { of: "message", id }), "thread-inside"],
  told_answer: [(ctx, _, id) => sayAlreadyTold(ctx, { of: "answer", id }), "answer-#"],
  told_comment: [(ctx, _, id) => sayAlreadyTold(ctx, { of: "comment", id }), "comment-#"],
  accept: [(ctx, questionId, answerId) => acceptAnswer(ctx, { questionId, answerId }), "answer-#"],
  helpful: [
    (ctx, questionId, answerId) => voteForAnswer(ctx, { questionId, answerId, helpful: true }),
    "answer-#",
  ],
  not_helpful: [
    (ctx, questionId, answerId) => voteForAnswer(ctx, { questionId, answerId, helpful: false }),
    "answer-#",
  ],
  worked: [
    (ctx, questionId, answerId) => markWorkedForMe(ctx, { questionId, answerId, worked: true }),
    "answer-#",
  ],
  not_worked: [
    (ctx, questionId, answerId) => markWorkedForMe(ctx, { questionId, answerId, worked: false }),
    "answer-#",
  ],
};
for (const [at, word] of ["one", "two", "three", "four", "five"].entries()) {
  acts[`rate_${word}`] = [
    (ctx, questionId, answerId) => rateAnswer(ctx, { questionId, answerId, stars: at + 1 }),
    "thread-rating",
  ];
}
for (const type of ["question", "answer", "comment"] as const) {
  acts[`restore_${type}`] = [
    (ctx, questionId, postId) => restorePost(ctx, { questionId, type, postId }),
    type === "question" ? "question" : `${type}-#`,
  ];
  acts[`release_${type}`] = [
    (ctx, questionId, postId) => releaseHeld(ctx, { questionId, type, postId }),
    type === "question" ? "question" : `${type}-#`,
  ];
}

const onHandBack = async (ctx: Context, questionId: number, agrees: boolean) =>
  decideHandBack(ctx, { escalationId: await liveCase(ctx, questionId), agrees });

/** Does what a button says, by its one command; returns the place that shows it. */
export async function doAct(ctx: Context, name: string, questionId: number, id: number): Promise<string> {
  const known = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!known) throw new Refusal("invalid_input");
  const [run, anchor] = known;
  await run(ctx, questionId, id);
  return anchor.replace("#", String(id));
}
