import { appealDecision, decideAppeal } from "@/lib/site/commands/appeal-decision";
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
import { type Attempts, none, on, onAnswer } from "./attempt";

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

/** Running the site. */
export const site: Attempts = {
  appealDecision: {
    file: "site/appeal-decision",
    action: "appeal.write",
    facts: onAnswer,
    run: (c, s) =>
      appealDecision(c, { ...s.ids, type: "answer", postId: s.ids.answerId, words: "It was fine." }),
  },
  decideAppeal: {
    file: "site/appeal-decision",
    action: "moderation.work",
    facts: none,
    run: (c) => decideAppeal(c, { appealId: 999_999, restores: true }),
    otherwise: "not_found",
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
      saveRetention(c, {
        searches: 90,
        privateDetails: 180,
        sentMails: 30,
        readNotifications: 180,
        surveyWords: 365,
        askedTwice: 365,
      }),
  },
  settleReport: {
    file: "site/settle-report",
    action: "moderation.work",
    facts: none,
    run: (c, s) => settleReport(c, { subject: `question:${s.ids.questionId}`, decision: "keep" }),
  },
};
