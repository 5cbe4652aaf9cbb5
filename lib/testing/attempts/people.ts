import { discardJob } from "@/lib/jobs/commands/discard-job";
import { retryJob } from "@/lib/jobs/commands/retry-job";
import { markRead } from "@/lib/notify/commands/mark-read";
import { retryMail } from "@/lib/notify/commands/retry-mail";
import { saveNewsSettings } from "@/lib/notify/commands/save-news-settings";
import { appointAmbassador, endAppointment } from "@/lib/people/commands/appoint-ambassador";
import { changeRole } from "@/lib/people/commands/change-role";
import { offerClaim } from "@/lib/people/commands/claim-account";
import { eraseAccount } from "@/lib/people/commands/erase-account";
import { reinstatePerson, suspendPerson } from "@/lib/people/commands/suspend-person";
import { type Attempts, none } from "./attempt";

/** People, their news, and the jobs behind them. */
export const people: Attempts = {
  saveNewsSettings: {
    file: "notify/save-news-settings",
    action: "notifications.set",
    facts: none,
    run: (c) => saveNewsSettings(c, { newsByMail: true }),
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
  eraseAccount: {
    file: "people/erase-account",
    action: "account.erase",
    facts: (s) => ({ personId: s.answererId }),
    run: (c, s) => eraseAccount(c, { personId: s.answererId, posts: "keep", confirmation: "lena" }),
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
    run: (c) => endAppointment(c, { appointmentId: 1, reason: "It is time." }),
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
};
