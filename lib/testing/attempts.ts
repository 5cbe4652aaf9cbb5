import { answerQuiz } from "@/lib/ambassadors/commands/answer-quiz";
import { applyAsAmbassador, withdrawApplication } from "@/lib/ambassadors/commands/apply-as-ambassador";
import {
  leaveAppointment,
  pauseAppointment,
  renewAppointment,
  resumeAppointment,
} from "@/lib/ambassadors/commands/change-appointment";
import { decideApplication } from "@/lib/ambassadors/commands/decide-application";
import { inviteAmbassador } from "@/lib/ambassadors/commands/invite-ambassador";
import { rateAnswer } from "@/lib/ambassadors/commands/rate-answer";
import { rewardPerson } from "@/lib/ambassadors/commands/reward-person";
import { retireQuizQuestion, saveQuizQuestion } from "@/lib/ambassadors/commands/save-quiz-question";
import { skipQuestion } from "@/lib/ambassadors/commands/skip-question";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { addPrivateDetails } from "@/lib/community/commands/add-private-details";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { askForInfo, withdrawInfo } from "@/lib/community/commands/ask-for-info";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { claimQuestion, endClaim, renewClaim } from "@/lib/community/commands/claim-question";
import { closeQuestion, reopenQuestion } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { deletePost } from "@/lib/community/commands/delete-post";
import { editAnswer } from "@/lib/community/commands/edit-answer";
import { editComment } from "@/lib/community/commands/edit-comment";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { followQuestion } from "@/lib/community/commands/follow-question";
import { hidePost, restorePost } from "@/lib/community/commands/hide-post";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { keepDraft } from "@/lib/community/commands/keep-draft";
import { endKnownIssue, startKnownIssue } from "@/lib/community/commands/known-issue";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { markWorkedForMe } from "@/lib/community/commands/mark-worked-for-me";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { postDraft } from "@/lib/community/commands/post-draft";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { releaseHeld } from "@/lib/community/commands/release-held";
import {
  publishQuestion,
  rejectUrgentMark,
  restrictQuestion,
} from "@/lib/community/commands/restrict-question";
import { voteForAnswer } from "@/lib/community/commands/vote-for-answer";
import type { Context } from "@/lib/context";
import { answerGuarded, askForInfoGuarded, commentGuarded } from "@/lib/desk/commands/answer-guarded";
import { answerSurvey } from "@/lib/desk/commands/answer-survey";
import { closeEscalation } from "@/lib/desk/commands/close-escalation";
import { decidePending } from "@/lib/desk/commands/decide-pending";
import { decideHandBack, handBack } from "@/lib/desk/commands/hand-back";
import { handOver } from "@/lib/desk/commands/hand-over";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { notePresence } from "@/lib/desk/commands/note-presence";
import { releaseEscalation } from "@/lib/desk/commands/release-escalation";
import { reopenEscalation } from "@/lib/desk/commands/reopen-escalation";
import { saveMacro } from "@/lib/desk/commands/save-macro";
import { sayAlreadyTold } from "@/lib/desk/commands/say-already-told";
import { setCause } from "@/lib/desk/commands/set-cause";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { resumeCase, waitFor } from "@/lib/desk/commands/wait-for";
import { writeMessage } from "@/lib/desk/commands/write-message";
import type { RefusalCode } from "@/lib/errors";
import { discardJob } from "@/lib/jobs/commands/discard-job";
import { retryJob } from "@/lib/jobs/commands/retry-job";
import { markRead } from "@/lib/notify/commands/mark-read";
import { retryMail } from "@/lib/notify/commands/retry-mail";
import { saveNewsSettings } from "@/lib/notify/commands/save-news-settings";
import { appointAmbassador, endAppointment } from "@/lib/people/commands/appoint-ambassador";
import { changeRole } from "@/lib/people/commands/change-role";
import { offerClaim } from "@/lib/people/commands/claim-account";
import { reinstatePerson, suspendPerson } from "@/lib/people/commands/suspend-person";
import type { Action, PolicyFacts } from "@/lib/policy";
import { askForRebuild } from "@/lib/search/commands/ask-for-rebuild";
import { askForRepair } from "@/lib/search/commands/ask-for-repair";
import { decideProposal } from "@/lib/search/commands/decide-proposal";
import { removeBestBet, saveBestBet } from "@/lib/search/commands/save-best-bet";
import { removeSynonyms, saveSynonyms } from "@/lib/search/commands/save-synonyms";
import { appealHiding, decideAppeal } from "@/lib/site/commands/appeal-hiding";
import { checkLawsNow } from "@/lib/site/commands/check-laws-now";
import { mergeTopic } from "@/lib/site/commands/merge-topic";
import { redactPost } from "@/lib/site/commands/redact-post";
import { reportPost } from "@/lib/site/commands/report-post";
import { resolveReport } from "@/lib/site/commands/resolve-report";
import { clearCalendar, saveCalendar } from "@/lib/site/commands/save-calendar";
import { clearTopicGateRules, saveGateRules } from "@/lib/site/commands/save-gate-rules";
import { saveLegalPage } from "@/lib/site/commands/save-legal-page";
import { saveRetention } from "@/lib/site/commands/save-retention";
import { saveSweepCap } from "@/lib/site/commands/save-sweep-cap";
import { saveTeam, setTeamMember } from "@/lib/site/commands/save-team";
import { saveTopic } from "@/lib/site/commands/save-topic";
import { settleReport } from "@/lib/site/commands/settle-report";
import type { Scene } from "./scene";

/** One command tried on one scene: which line of the policy it should ask, with which facts, and the attempt itself. */
export type Attempt = {
  file: string;
  action: Action;
  facts: (scene: Scene) => PolicyFacts;
  run: (ctx: Context, scene: Scene) => Promise<unknown>;
  /** What even those hear who may, since the scene has no such thing. */
  otherwise?: RefusalCode;
};

const on = (scene: Scene): PolicyFacts => ({ question: scene.policy });
const onAnswer = (scene: Scene): PolicyFacts => ({ question: scene.policy, authorId: scene.answererId });
const onComment = (scene: Scene): PolicyFacts => ({ question: scene.policy, authorId: scene.commenterId });
const none = (): PolicyFacts => ({});
const ofCase = (scene: Scene): PolicyFacts => ({
  question: scene.casePolicy,
  ownerId: scene.ownerId,
  teamId: scene.teamId,
});

const rules = {
  r1On: "on",
  r1Hours: 24,
  r1Opens: "escalate",
  r2On: "on",
  r2Hours: 72,
  r2DidNotWork: 2,
  r2Opens: "offer",
  r3On: "on",
  r3Opens: "escalate",
  r4On: "on",
  r4Opens: "escalate",
  r5On: "on",
  r5Count: 5,
  r5Hours: 24,
  r5Opens: "offer",
  r6On: "on",
  r6Hours: 6,
  r6Opens: "escalate",
} as const;

/** Every command that a person can reach. A new command without a line here fails the test. */
export const attempts: Record<string, Attempt> = {
  acceptAnswer: {
    file: "community/accept-answer",
    action: "answer.accept",
    facts: onAnswer,
    run: (c, s) => acceptAnswer(c, s.ids),
  },
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
  deleteAnswer: {
    file: "community/delete-post",
    action: "answer.delete",
    facts: onAnswer,
    run: (c, s) => deletePost(c, { ...s.ids, type: "answer", postId: s.ids.answerId }),
  },
  deleteComment: {
    file: "community/delete-post",
    action: "comment.delete",
    facts: onComment,
    run: (c, s) => deletePost(c, { ...s.ids, type: "comment", postId: s.ids.commentId }),
  },
  editAnswer: {
    file: "community/edit-answer",
    action: "answer.edit",
    facts: onAnswer,
    run: (c, s) => editAnswer(c, { ...s.ids, version: 1, body: "Changed." }),
  },
  editComment: {
    file: "community/edit-comment",
    action: "comment.edit",
    facts: onComment,
    run: (c, s) => editComment(c, { ...s.ids, version: 1, body: "Changed." }),
  },
  editQuestion: {
    file: "community/edit-question",
    action: "question.edit",
    facts: on,
    run: (c, s) => editQuestion(c, { ...s.ids, version: 1, title: "Another title", body: s.body }),
  },
  endAcceptance: {
    file: "community/end-acceptance",
    action: "acceptance.end",
    facts: on,
    run: (c, s) => endAcceptance(c, s.ids),
  },
  followQuestion: {
    file: "community/follow-question",
    action: "question.subscribe",
    facts: on,
    run: (c, s) => followQuestion(c, { ...s.ids, follows: true }),
  },
  hideAnswer: {
    file: "community/hide-post",
    action: "answer.hide",
    facts: onAnswer,
    run: (c, s) => hidePost(c, { ...s.ids, type: "answer", postId: s.ids.answerId, reason: "spam" }),
  },
  hideComment: {
    file: "community/hide-post",
    action: "comment.hide",
    facts: onComment,
    run: (c, s) => hidePost(c, { ...s.ids, type: "comment", postId: s.ids.commentId, reason: "spam" }),
  },
  hideQuestion: {
    file: "community/hide-post",
    action: "question.hide",
    facts: (s) => ({ question: s.policy, authorId: s.policy.askerId }),
    run: (c, s) => hidePost(c, { ...s.ids, type: "question", postId: s.ids.questionId, reason: "spam" }),
  },
  restorePost: {
    file: "community/hide-post",
    action: "moderation.work",
    facts: on,
    run: (c, s) => restorePost(c, { ...s.ids, type: "answer", postId: s.ids.answerId }),
  },
  joinSameProblem: {
    file: "community/join-same-problem",
    action: "question.same_problem",
    facts: on,
    run: (c, s) => joinSameProblem(c, { ...s.ids, joins: true }),
  },
  markDidNotWork: {
    file: "community/mark-did-not-work",
    action: "answer.did_not_work",
    facts: on,
    run: (c, s) => markDidNotWork(c, s.ids),
  },
  markWorkedForMe: {
    file: "community/mark-worked-for-me",
    action: "answer.worked",
    facts: onAnswer,
    run: (c, s) => markWorkedForMe(c, { ...s.ids, worked: true }),
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
  postAnswer: {
    file: "community/post-answer",
    action: "answer.post",
    facts: on,
    run: (c, s) => postAnswer(c, { ...s.ids, body: "Try this." }),
  },
  postComment: {
    file: "community/post-comment",
    action: "comment.post",
    facts: on,
    run: (c, s) => postComment(c, { questionId: s.ids.questionId, body: "Me too." }),
  },
  proposeDuplicate: {
    file: "community/propose-duplicate",
    action: "duplicate.propose",
    facts: on,
    run: (c, s) => proposeDuplicate(c, { questionId: s.ids.questionId, canonicalId: s.otherQuestionId }),
  },
  releaseHeld: {
    file: "community/release-held",
    action: "moderation.work",
    facts: on,
    run: (c, s) => releaseHeld(c, { ...s.ids, type: "question", postId: s.ids.questionId }),
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
  voteForAnswer: {
    file: "community/vote-for-answer",
    action: "answer.vote",
    facts: on,
    run: (c, s) => voteForAnswer(c, { ...s.ids, helpful: true }),
  },

  renewClaim: {
    file: "community/claim-question",
    action: "question.claim",
    facts: on,
    run: (c, s) => renewClaim(c, s.ids),
  },
  skipQuestion: {
    file: "ambassadors/skip-question",
    action: "queue.read",
    facts: none,
    run: (c, s) => skipQuestion(c, s.ids),
  },
  rateAnswer: {
    file: "ambassadors/rate-answer",
    action: "answer.rate",
    facts: on,
    run: (c, s) => rateAnswer(c, { ...s.ids, stars: 5 }),
  },
  applyAsAmbassador: {
    file: "ambassadors/apply-as-ambassador",
    action: "ambassador.apply",
    facts: none,
    run: (c, s) =>
      applyAsAmbassador(c, {
        topicIds: [s.topicId],
        languages: "en",
        reason: "I know these machines very well.",
      }),
  },
  withdrawApplication: {
    file: "ambassadors/apply-as-ambassador",
    action: "ambassador.apply",
    facts: none,
    run: (c) => withdrawApplication(c),
  },
  answerQuiz: {
    file: "ambassadors/answer-quiz",
    action: "ambassador.apply",
    facts: none,
    run: (c) => answerQuiz(c, { given: {} }),
  },
  inviteAmbassador: {
    file: "ambassadors/invite-ambassador",
    action: "programme.manage",
    facts: none,
    run: (c, s) => inviteAmbassador(c, { personId: s.answererId, topicIds: [s.topicId], languages: ["en"] }),
  },
  decideApplication: {
    file: "ambassadors/decide-application",
    action: "programme.manage",
    facts: none,
    run: (c) => decideApplication(c, { applicationId: 999_999, appoints: false }),
    otherwise: "not_found",
  },
  pauseAppointment: {
    file: "ambassadors/change-appointment",
    action: "ambassador.apply",
    facts: none,
    run: (c) => pauseAppointment(c, { appointmentId: 999_999 }),
    otherwise: "not_found",
  },
  resumeAppointment: {
    file: "ambassadors/change-appointment",
    action: "ambassador.apply",
    facts: none,
    run: (c) => resumeAppointment(c, { appointmentId: 999_999 }),
    otherwise: "not_found",
  },
  renewAppointment: {
    file: "ambassadors/change-appointment",
    action: "ambassador.apply",
    facts: none,
    run: (c) => renewAppointment(c, { appointmentId: 999_999, endsAt: new Date("2030-01-01") }),
    otherwise: "not_found",
  },
  leaveAppointment: {
    file: "ambassadors/change-appointment",
    action: "ambassador.apply",
    facts: none,
    run: (c) => leaveAppointment(c, { appointmentId: 999_999 }),
    otherwise: "not_found",
  },
  rewardPerson: {
    file: "ambassadors/reward-person",
    action: "programme.manage",
    facts: none,
    run: (c, s) => rewardPerson(c, { personId: s.answererId, points: 1, note: "A mug" }),
  },
  saveQuizQuestion: {
    file: "ambassadors/save-quiz-question",
    action: "quiz.edit",
    facts: none,
    run: (c) =>
      saveQuizQuestion(c, {
        texts: { en: { prompt: "Is it so?", choices: ["Yes", "No"], why: "It is." } },
        correct: 0,
      }),
  },
  retireQuizQuestion: {
    file: "ambassadors/save-quiz-question",
    action: "quiz.edit",
    facts: none,
    run: (c) => retireQuizQuestion(c, { questionId: 999_999, retires: true }),
    otherwise: "not_found",
  },
  saveNewsSettings: {
    file: "notify/save-news-settings",
    action: "notifications.set",
    facts: none,
    run: (c) =>
      saveNewsSettings(c, {
        quietFrom: "22:00",
        quietUntil: "08:00",
        dailyCap: 8,
        nudgesInApp: true,
        nudgesByMail: true,
        letterByMail: true,
        newsByMail: true,
      }),
  },
  appealHiding: {
    file: "site/appeal-hiding",
    action: "appeal.write",
    facts: onAnswer,
    run: (c, s) =>
      appealHiding(c, { ...s.ids, type: "answer", postId: s.ids.answerId, words: "It was fine." }),
  },
  decideAppeal: {
    file: "site/appeal-hiding",
    action: "moderation.work",
    facts: none,
    run: (c) => decideAppeal(c, { appealId: 999_999, restores: true }),
    otherwise: "not_found",
  },

  closeEscalation: {
    file: "desk/close-escalation",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) => closeEscalation(c, { ...s.case, causeCode: "other", whyNoAnswer: "private" }),
  },
  decidePending: {
    file: "desk/decide-pending",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) => decidePending(c, { ...s.case, decision: "keep" }),
  },
  handBack: {
    file: "desk/hand-back",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) => handBack(c, { ...s.case, reason: "They know better." }),
  },
  decideHandBack: {
    file: "desk/hand-back",
    action: "escalation.confirm",
    facts: ofCase,
    run: (c, s) => decideHandBack(c, { ...s.case, agrees: true }),
  },
  handOver: {
    file: "desk/hand-over",
    action: "escalation.assign",
    facts: ofCase,
    run: (c, s) => handOver(c, { ...s.case, teamId: s.teamId, reason: "Not mine." }),
  },
  setCause: {
    file: "desk/set-cause",
    action: "escalation.cause",
    facts: ofCase,
    run: (c, s) => setCause(c, { ...s.case, causeCode: "no_article" }),
  },
  waitFor: {
    file: "desk/wait-for",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) =>
      waitFor(c, { ...s.case, on: "third_party", until: new Date("2030-01-01"), reason: "A part." }),
  },
  resumeCase: {
    file: "desk/wait-for",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) => resumeCase(c, s.case),
  },
  makePromise: {
    file: "desk/make-promise",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) => makePromise(c, { ...s.case, what: "x", why: "y", dueAt: new Date("2030-01-01") }),
  },
  releaseEscalation: {
    file: "desk/release-escalation",
    action: "escalation.own",
    facts: ofCase,
    run: (c, s) => releaseEscalation(c, s.case),
  },
  reopenEscalation: {
    file: "desk/reopen-escalation",
    action: "escalation.reopen",
    facts: ofCase,
    run: (c, s) => reopenEscalation(c, { ...s.case, reason: "again" }),
  },
  takeEscalation: {
    file: "desk/take-escalation",
    action: "escalation.take",
    facts: ofCase,
    run: (c, s) => takeEscalation(c, s.case),
  },
  writeMessage: {
    file: "desk/write-message",
    action: "escalation.message",
    facts: ofCase,
    run: (c, s) => writeMessage(c, { ...s.case, body: "Hello", isNote: false }),
  },
  answerGuarded: {
    file: "desk/answer-guarded",
    action: "answer.post",
    facts: on,
    run: (c, s) => answerGuarded(c, { ...s.ids, body: "Try this." }),
  },
  commentGuarded: {
    file: "desk/answer-guarded",
    action: "comment.post",
    facts: on,
    run: (c, s) => commentGuarded(c, { questionId: s.ids.questionId, body: "Me too." }),
  },
  askForInfoGuarded: {
    file: "desk/answer-guarded",
    action: "question.ask_info",
    facts: on,
    run: (c, s) => askForInfoGuarded(c, { ...s.ids, words: "Which model?" }),
  },
  sayAlreadyTold: {
    file: "desk/say-already-told",
    action: "message.told_already",
    facts: ofCase,
    run: (c, s) => sayAlreadyTold(c, { messageId: s.messageId }),
  },
  answerSurvey: {
    file: "desk/answer-survey",
    action: "survey.answer",
    facts: (s) => ({ personId: s.casePolicy.askerId }),
    run: (c, s) => answerSurvey(c, { ...s.case, satisfaction: 5, ease: 5 }),
    otherwise: "not_found",
  },
  notePresence: {
    file: "desk/note-presence",
    action: "escalation.read",
    facts: none,
    run: (c, s) => notePresence(c, { ...s.case, isWriting: true }),
  },
  saveMacro: {
    file: "desk/save-macro",
    action: "macro.write",
    facts: (s) => ({ teamId: s.teamId }),
    run: (c, s) => saveMacro(c, { whose: `team:${s.teamId}`, title: "Bye", body: "Bye {{asker}}" }),
  },
  writeNote: {
    file: "desk/write-message",
    action: "escalation.note",
    facts: ofCase,
    run: (c, s) => writeMessage(c, { ...s.case, body: "Hello", isNote: true }),
  },

  retryJob: {
    file: "jobs/retry-job",
    action: "site.operate",
    facts: none,
    run: (c) => retryJob(c, "1"),
    otherwise: "not_found",
  },
  markRead: {
    file: "notify/mark-read",
    action: "notifications.read",
    facts: none,
    run: (c) => markRead(c, "all"),
  },
  appointAmbassador: {
    file: "people/appoint-ambassador",
    action: "people.manage",
    facts: none,
    run: (c, s) =>
      appointAmbassador(c, { personId: s.answererId, topicId: s.topicId, languages: ["en"], endsAt: null }),
  },
  endAppointment: {
    file: "people/appoint-ambassador",
    action: "people.manage",
    facts: none,
    run: (c) => endAppointment(c, { appointmentId: 1 }),
  },
  changeRole: {
    file: "people/change-role",
    action: "people.manage",
    facts: none,
    run: (c, s) => changeRole(c, { personId: s.answererId, role: "curator" }),
  },
  offerClaim: {
    file: "people/claim-account",
    action: "people.manage",
    facts: none,
    run: (c, s) => offerClaim(c, { personId: s.answererId, email: "x@example.com", locale: "en" }),
  },
  suspendPerson: {
    file: "people/suspend-person",
    action: "people.suspend",
    facts: none,
    run: (c, s) => suspendPerson(c, { personId: s.answererId, reason: "spam" }),
  },
  reinstatePerson: {
    file: "people/suspend-person",
    action: "people.suspend",
    facts: none,
    run: (c, s) => reinstatePerson(c, { personId: s.answererId }),
  },

  reportPost: {
    file: "site/report-post",
    action: "post.report",
    facts: on,
    run: (c, s) => reportPost(c, { kind: "question", id: String(s.ids.questionId), reason: "spam" }),
  },
  resolveReport: {
    file: "site/resolve-report",
    action: "moderation.work",
    facts: none,
    run: (c, s) => resolveReport(c, { subject: `question:${s.ids.questionId}`, resolution: "kept" }),
  },
  saveTopic: {
    file: "site/save-topic",
    action: "topics.manage",
    facts: none,
    run: (c) => saveTopic(c, { name: "New" }),
  },
  mergeTopic: {
    file: "site/merge-topic",
    action: "topics.manage",
    facts: none,
    run: (c, s) => mergeTopic(c, { topicId: s.topicId, intoId: s.otherTopicId }),
  },
  saveSweepCap: {
    file: "site/save-sweep-cap",
    action: "gate.manage",
    facts: none,
    run: (c) => saveSweepCap(c, { cap: 100 }),
  },
  saveCalendar: {
    file: "site/save-calendar",
    action: "teams.manage",
    facts: none,
    run: (c, s) => saveCalendar(c, { of: "team", id: s.teamId, timeZone: "UTC", mon: "9-17" }),
  },
  clearCalendar: {
    file: "site/save-calendar",
    action: "topics.manage",
    facts: none,
    run: (c, s) => clearCalendar(c, { of: "topic", id: s.topicId }),
  },
  saveTeam: {
    file: "site/save-team",
    action: "teams.manage",
    facts: none,
    run: (c) => saveTeam(c, { name: "New" }),
  },
  setTeamMember: {
    file: "site/save-team",
    action: "teams.manage",
    facts: none,
    run: (c, s) => setTeamMember(c, { teamId: s.teamId, personId: s.ownerId, membership: "lead" }),
  },
  saveGateRules: {
    file: "site/save-gate-rules",
    action: "gate.manage",
    facts: none,
    run: (c) => saveGateRules(c, rules),
  },
  clearTopicGateRules: {
    file: "site/save-gate-rules",
    action: "gate.manage",
    facts: none,
    run: (c, s) => clearTopicGateRules(c, { topicId: s.topicId }),
  },
  saveLegalPage: {
    file: "site/save-legal-page",
    action: "legal.manage",
    facts: none,
    run: (c) => saveLegalPage(c, { slug: "terms", language: "en", title: "Terms", body: "Be kind." }),
  },
  discardJob: {
    file: "jobs/discard-job",
    action: "site.operate",
    facts: none,
    run: (c) => discardJob(c, "1"),
    otherwise: "not_found",
  },
  retryMail: {
    file: "notify/retry-mail",
    action: "site.operate",
    facts: none,
    run: (c) => retryMail(c, { mailId: 999_999 }),
    otherwise: "not_found",
  },
  askForRebuild: {
    file: "search/ask-for-rebuild",
    action: "site.operate",
    facts: none,
    run: (c) => askForRebuild(c),
  },
  askForRepair: {
    file: "search/ask-for-repair",
    action: "site.operate",
    facts: none,
    run: (c) => askForRepair(c),
  },
  saveSynonyms: {
    file: "search/save-synonyms",
    action: "search.tune",
    facts: none,
    run: (c) => saveSynonyms(c, { language: "en", synonyms: "drip, leak" }),
  },
  removeSynonyms: {
    file: "search/save-synonyms",
    action: "search.tune",
    facts: none,
    run: (c) => removeSynonyms(c, { groupId: 999_999 }),
    otherwise: "not_found",
  },
  saveBestBet: {
    file: "search/save-best-bet",
    action: "search.tune",
    facts: none,
    run: (c, s) => saveBestBet(c, { betWords: "drip", target: `question:${s.otherQuestionId}` }),
  },
  removeBestBet: {
    file: "search/save-best-bet",
    action: "search.tune",
    facts: none,
    run: (c) => removeBestBet(c, { betId: 999_999 }),
    otherwise: "not_found",
  },
  decideProposal: {
    file: "search/decide-proposal",
    action: "search.tune",
    facts: none,
    run: (c) => decideProposal(c, { proposal: "synonym en drip = leak", decision: "accepted" }),
  },
  redactPost: {
    file: "site/redact-post",
    action: "post.redact",
    facts: on,
    run: (c, s) =>
      redactPost(c, {
        ...s.ids,
        type: "answer",
        postId: s.ids.answerId,
        version: 1,
        body: "(taken out)",
        reason: "private",
      }),
  },
  checkLawsNow: {
    file: "site/check-laws-now",
    action: "site.operate",
    facts: none,
    run: (c) => checkLawsNow(c),
  },
  saveRetention: {
    file: "site/save-retention",
    action: "site.operate",
    facts: none,
    run: (c) =>
      saveRetention(c, { searches: 90, privateDetails: 180, sentMails: 30, readNotifications: 180 }),
  },
  settleReport: {
    file: "site/settle-report",
    action: "moderation.work",
    facts: none,
    run: (c, s) => settleReport(c, { subject: `question:${s.ids.questionId}`, decision: "keep" }),
  },
};

/** Commands that no line of the policy stands over, and why. */
export const withoutARight: Record<string, string> = {
  "people/create-admin": "only the operator's shell reaches it",
  "people/end-session": "ends one's own session, whoever one is",
  "people/open-account": "part of signing in",
  "people/send-sign-in-link": "everybody may ask for a link to their own mailbox",
  "people/sign-in-demo": "only the demo has it",
  "people/start-session": "part of signing in",
  "people/update-profile": "one's own profile only; its tests stand beside it",
  "notify/unsubscribe": "the signed token in the mail is the right",
  "knowledge/give-feedback":
    "whoever may read an article may say whether it solved it; its tests stand beside it",
  "knowledge/say-whether-found": "everybody may search; its tests stand beside it",
  "search/confirm-solved": "everybody may search",
  "search/log-search": "everybody may search",
  "search/record-opened": "everybody may search",
};
