import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askForInfo, withdrawInfo } from "@/lib/community/commands/ask-for-info";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { closeQuestion, reopenQuestion } from "@/lib/community/commands/close-question";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { hidePost, restorePost } from "@/lib/community/commands/hide-post";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postComment } from "@/lib/community/commands/post-comment";
import { publishQuestion, restrictQuestion } from "@/lib/community/commands/restrict-question";
import { sweep } from "@/lib/community/jobs/sweep";
import type { Event } from "@/lib/community/lifecycle";
import { isVisible, othersAnswers } from "@/lib/community/lifecycle/facts";
import { notOpen } from "@/lib/community/lifecycle/outcome";
import type { Action } from "@/lib/policy";
import { partOf, type Step } from "../history";
import { type Deed, type Play, policyOf, system } from "./deed";
import { onCase } from "./on-case";
import { canonicalLost, repeated } from "./on-repeat";
import { answered, escalated, fixed } from "./on-thread";

/** What a step means as things are, or null where there is nothing it could be done to. */
export async function deedOf(play: Play, step: Step): Promise<Deed | null> {
  if (step.do === "wait" || step.do === "sweep") return swept(play);
  const { facts, questionId, cast, as } = play;
  const actor = cast[step.who];
  const by = partOf(step.who);
  const question = policyOf(play);
  const about = { question };
  const byAsker = { question, authorId: question.askerId };
  const visible = facts.answers.filter(isVisible);
  const answer = visible[step.which % Math.max(1, visible.length)];
  const answerId = answer ? play.answers[answer.id - 1]! : 0;
  const authorId = answer ? cast[answer.authorId as "mara"].id : null;
  const me = as(step.who);
  const deed = (action: Action, event: Event, run: Deed["run"], more: Partial<Deed> = {}): Deed => ({
    actor,
    action,
    about,
    events: [event],
    run,
    ...more,
  });
  switch (step.do) {
    case "answer":
      return answered(play, step.who);
    case "accept":
      if (!answer) return null;
      return deed(
        "answer.accept",
        { type: "accept", by, answerId: answer.id },
        () => acceptAnswer(me, { questionId, answerId }),
        { about: { question, authorId: by.as === "asker" ? null : authorId } },
      );
    case "accept_article":
      return fixed(play);
    case "did_not_work": {
      if (!answer) return null;
      const event = { type: "did_not_work", by, answerId: answer.id, reason: "no" } as const;
      return deed(
        "answer.did_not_work",
        event,
        () => markDidNotWork(me, { questionId, answerId, reason: "no" }),
        {
          events: [event, { type: "asker_wrote", by }],
        },
      );
    }
    case "remove": {
      if (!answer) return null;
      const answers = facts.answers.map((a) => (a.id === answer.id ? { ...a, removedAt: play.now } : a));
      return deed(
        "answer.hide",
        { type: "answer_removed", by, answerId: answer.id },
        () => hidePost(me, { questionId, type: "answer", postId: answerId, reason: "spam" }),
        { about: { question, authorId }, before: { ...facts, answers } },
      );
    }
    case "end_acceptance":
      return deed("acceptance.end", { type: "end_acceptance", by, reason: "no" }, () =>
        endAcceptance(me, { questionId, reason: "no" }),
      );
    case "escalate":
      return escalated(play, step.who);
    case "certify":
      return deed("question.certify", { type: "certify", by, cause: "money", note: "" }, () =>
        certifyNeedsStaff(me, { questionId, cause: "money" }),
      );
    case "ask_info":
      return deed("question.ask_info", { type: "info_asked", by, words: "Which model?" }, () =>
        askForInfo(me, { questionId, words: "Which model?" }),
      );
    case "withdraw_info":
      return deed("question.ask_info", { type: "info_withdrawn", by }, () =>
        withdrawInfo(me, { questionId }),
      );
    case "unfollow":
      return deed("duplicate.decide", { type: "duplicate_ended", by, reason: "" }, () =>
        endDuplicate(me, { questionId }),
      );
    case "write":
      return deed(
        "comment.post",
        { type: "asker_wrote", by },
        () => postComment(me, { questionId, body: "Here it is." }),
        { refused: notOpen(facts)?.reason },
      );
    case "override":
      return deed(
        "escalation.override",
        { type: "escalate", by: { id: "ada", as: "staff" }, override: "because" },
        () => overrideGate(as("ada"), { questionId, reason: "because" }),
        { actor: cast.ada },
      );
    case "open": {
      const last = othersAnswers(facts).at(-1)?.postedAt;
      const isSeen = !last || (facts.askerOpenedAt && facts.askerOpenedAt > last);
      return deed("question.read", { type: "asker_opened", by }, () => noteAskerOpened(me, questionId), {
        ...(isSeen && { events: [] }),
      });
    }
    case "close":
      return deed("question.close", { type: "closed", by, reason: "done" }, () =>
        closeQuestion(me, { questionId, reason: "done" }),
      );
    case "reopen":
      return deed("question.reopen", { type: "reopened", by }, () => reopenQuestion(me, { questionId }));
    case "hide":
      return deed(
        "question.hide",
        { type: "hidden", by },
        () => hidePost(me, { questionId, type: "question", postId: questionId, reason: "spam" }),
        { about: byAsker, ...(facts.hiddenAt && { refused: "already_decided" }) },
      );
    case "restore":
      return deed(
        "moderation.work",
        { type: "restored", by },
        () => restorePost(me, { questionId, type: "question", postId: questionId }),
        { about: byAsker },
      );
    case "restrict":
      return deed("question.restrict", { type: "restricted", by, reason: "private" }, () =>
        restrictQuestion(me, { questionId, reason: "private" }),
      );
    case "publish":
      return deed("question.publish", { type: "published", by }, () => publishQuestion(me, { questionId }));
    case "duplicate":
      return repeated(play, true);
    case "follow":
      return repeated(play, false);
    case "canonical_lost":
      return canonicalLost(play);
    default:
      return onCase(play, step);
  }
}

const swept = (play: Play): Deed => ({
  actor: null,
  action: "question.read",
  about: {},
  events: [{ type: "clock", by: system }],
  run: () => sweep(play.as({ kind: "system", job: "sweep" })),
});
