import { addPrivateDetails } from "@/lib/community/commands/add-private-details";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { askForInfo, withdrawInfo } from "@/lib/community/commands/ask-for-info";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { claimQuestion, endClaim, renewClaim } from "@/lib/community/commands/claim-question";
import { closeQuestion, reopenQuestion } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { followQuestion } from "@/lib/community/commands/follow-question";
import { hidePost } from "@/lib/community/commands/hide-post";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { keepDraft } from "@/lib/community/commands/keep-draft";
import { endKnownIssue, startKnownIssue } from "@/lib/community/commands/known-issue";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postDraft } from "@/lib/community/commands/post-draft";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import {
  publishQuestion,
  rejectUrgentMark,
  restrictQuestion,
} from "@/lib/community/commands/restrict-question";
import { type Attempts, none, on } from "./attempt";

/** What may be done to a question. */
export const questions: Attempts = {
  addPrivateDetails: {
    file: "community/add-private-details",
    action: "private_details.add",
    facts: on,
    run: (c, s) => addPrivateDetails(c, { ...s.ids, body: "Order 1" }),
  },
  askAPerson: {
    file: "community/ask-a-person",
    action: "question.ask_person",
    facts: on,
    run: (c, s) => askAPerson(c, s.ids),
  },
  askQuestion: {
    file: "community/ask-question",
    action: "question.ask",
    facts: none,
    run: (c) => askQuestion(c, { title: "Why does it drip", body: "It drips." }),
  },
  keepDraft: {
    file: "community/keep-draft",
    action: "question.draft",
    facts: none,
    run: (c) => keepDraft(c, { title: "Why does it drip", happened: "It drips." }),
  },
  postDraft: {
    file: "community/post-draft",
    action: "question.ask",
    facts: none,
    run: async (c) =>
      postDraft(c, { token: await keepDraft(c, { title: "Why does it drip", happened: "It drips." }) }),
  },
  certifyNeedsStaff: {
    file: "community/certify-needs-staff",
    action: "question.certify",
    facts: on,
    run: (c, s) => certifyNeedsStaff(c, { ...s.ids, cause: "money" }),
  },
  askForInfo: {
    file: "community/ask-for-info",
    action: "question.ask_info",
    facts: on,
    run: (c, s) => askForInfo(c, { ...s.ids, words: "Which model?" }),
  },
  withdrawInfo: {
    file: "community/ask-for-info",
    action: "question.ask_info",
    facts: on,
    run: (c, s) => withdrawInfo(c, s.ids),
  },
  endDuplicate: {
    file: "community/end-duplicate",
    action: "duplicate.decide",
    facts: on,
    run: (c, s) => endDuplicate(c, s.ids),
  },
  startKnownIssue: {
    file: "community/known-issue",
    action: "known_issue.manage",
    facts: on,
    run: (c, s) => startKnownIssue(c, { ...s.ids, message: "Pumps hum since the update." }),
  },
  endKnownIssue: {
    file: "community/known-issue",
    action: "known_issue.manage",
    facts: on,
    run: (c, s) => endKnownIssue(c, s.ids),
  },
  claimQuestion: {
    file: "community/claim-question",
    action: "question.claim",
    facts: on,
    run: (c, s) => claimQuestion(c, s.ids),
  },
  endClaim: {
    file: "community/claim-question",
    action: "question.claim",
    facts: on,
    run: (c, s) => endClaim(c, s.ids),
  },
  closeQuestion: {
    file: "community/close-question",
    action: "question.close",
    facts: on,
    run: (c, s) => closeQuestion(c, { ...s.ids, reason: "done" }),
  },
  reopenQuestion: {
    file: "community/close-question",
    action: "question.reopen",
    facts: on,
    run: (c, s) => reopenQuestion(c, s.ids),
  },
  decideDuplicate: {
    file: "community/decide-duplicate",
    action: "duplicate.decide",
    facts: on,
    run: (c, s) => decideDuplicate(c, { ...s.ids, confirms: false }),
  },
  editQuestion: {
    file: "community/edit-question",
    action: "question.edit",
    facts: on,
    run: (c, s) => editQuestion(c, { ...s.ids, version: 1, title: "Another title", body: s.body }),
  },
  followQuestion: {
    file: "community/follow-question",
    action: "question.subscribe",
    facts: on,
    run: (c, s) => followQuestion(c, { ...s.ids, follows: true }),
  },
  hideQuestion: {
    file: "community/hide-post",
    action: "question.hide",
    facts: (s) => ({ question: s.policy, authorId: s.policy.askerId }),
    run: (c, s) => hidePost(c, { ...s.ids, type: "question", postId: s.ids.questionId, reason: "spam" }),
  },
  joinSameProblem: {
    file: "community/join-same-problem",
    action: "question.same_problem",
    facts: on,
    run: (c, s) => joinSameProblem(c, { ...s.ids, joins: true }),
  },
  noteAskerOpened: {
    file: "community/note-asker-opened",
    action: "question.read",
    facts: on,
    run: (c, s) => noteAskerOpened(c, s.ids.questionId),
  },
  overrideGate: {
    file: "community/override-gate",
    action: "escalation.override",
    facts: on,
    run: (c, s) => overrideGate(c, { ...s.ids, reason: "because" }),
  },
  proposeDuplicate: {
    file: "community/propose-duplicate",
    action: "duplicate.propose",
    facts: on,
    run: (c, s) => proposeDuplicate(c, { questionId: s.ids.questionId, canonicalId: s.otherQuestionId }),
  },
  restrictQuestion: {
    file: "community/restrict-question",
    action: "question.restrict",
    facts: on,
    run: (c, s) => restrictQuestion(c, { ...s.ids, reason: "private" }),
  },
  publishQuestion: {
    file: "community/restrict-question",
    action: "question.publish",
    facts: on,
    run: (c, s) => publishQuestion(c, s.ids),
  },
  rejectUrgentMark: {
    file: "community/restrict-question",
    action: "question.reject_urgent",
    facts: on,
    run: (c, s) => rejectUrgentMark(c, { ...s.ids, reason: "not urgent" }),
  },
  renewClaim: {
    file: "community/claim-question",
    action: "question.claim",
    facts: on,
    run: (c, s) => renewClaim(c, s.ids),
  },
};
