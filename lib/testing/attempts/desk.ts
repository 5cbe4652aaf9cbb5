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
import { sayAlreadyTold, sayInfoTold } from "@/lib/desk/commands/say-already-told";
import { setCause } from "@/lib/desk/commands/set-cause";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { resumeCase, waitFor } from "@/lib/desk/commands/wait-for";
import { writeMessage } from "@/lib/desk/commands/write-message";
import { type Attempts, none, ofCase, on } from "./attempt";

/** What agents do with cases, and askers with theirs. */
export const desk: Attempts = {
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
    run: (c, s) => sayAlreadyTold(c, { of: "message", id: s.messageId }),
  },
  sayInfoTold: {
    file: "desk/say-already-told",
    action: "message.told_already",
    facts: on,
    run: (c, s) => sayInfoTold(c, { questionId: s.ids.questionId }),
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
};
