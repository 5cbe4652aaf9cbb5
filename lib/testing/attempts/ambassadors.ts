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
import { renewAppointments } from "@/lib/ambassadors/commands/renew-appointments";
import { rewardPerson } from "@/lib/ambassadors/commands/reward-person";
import { retireQuizQuestion, saveQuizQuestion } from "@/lib/ambassadors/commands/save-quiz-question";
import { skipQuestion } from "@/lib/ambassadors/commands/skip-question";
import { type Attempts, none, on } from "./attempt";

/** The programme of ambassadors and their queue. */
export const ambassadors: Attempts = {
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
        languages: ["en"],
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
    run: (c) => renewAppointment(c, { appointmentId: 999_999 }),
    otherwise: "not_found",
  },
  renewAppointments: {
    file: "ambassadors/renew-appointments",
    action: "programme.manage",
    facts: none,
    run: (c) => renewAppointments(c, { personId: "nobody" }),
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
};
