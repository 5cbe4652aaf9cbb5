import type { Facts } from "@/lib/community/lifecycle";

/** When every history begins. */
export const START = new Date("2026-03-02T09:00:00Z");

/** A question to which nothing has happened yet. */
export const blank: Facts = {
  id: 1,
  askerId: "mara",
  askerErased: false,
  visibility: "public",
  topicId: 1,
  askedAt: null,
  heldAt: null,
  hiddenAt: null,
  closedAt: null,
  closedBy: null,
  importedAt: null,
  wokenAt: null,
  askerOpenedAt: null,
  askerWroteAt: null,
  urgentMark: null,
  urgentRejectedAt: null,
  gateOpenedAt: null,
  gateRule: null,
  shown: {},
  answers: [],
  acceptance: null,
  contests: [],
  certificates: [],
  duplicateOf: null,
  infoRequests: [],
  demand: [],
  isCovered: true,
  duplicatesSince: null,
  escalation: null,
};

/** A case that was opened then, with which nobody has done anything yet; its promise is for whoever opens it. */
export const newCase = (openedAt: Date): NonNullable<Facts["escalation"]> => ({
  id: 1,
  state: "queued",
  ownerId: null,
  askerId: null,
  teamId: 1,
  causeCode: null,
  waitingOn: null,
  handBackAskedAt: null,
  planRequiredAt: null,
  calendar: null,
  openedAt,
  takenAt: null,
  answerId: null,
  waitingUntil: null,
  silenceUntil: null,
  remindersSent: 0,
  closedAt: null,
  outcome: null,
  withdrawnAt: null,
  beforeWithdrawal: null,
  reopenedCount: 0,
  firstReplyHours: 8,
  promises: [],
});
