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
