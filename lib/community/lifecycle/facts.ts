import type { Calendar } from "@/lib/community/calendar/calendar";
import type { RuleName } from "@/lib/community/gate-rules";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
export const latest = (...dates: (Date | null | undefined)[]): Date =>
  new Date(Math.max(...dates.filter((d) => d != null).map((d) => d.getTime())));
export const earliest = (...dates: (Date | null | undefined)[]): Date | null => {
  const times = dates.filter((d) => d != null).map((d) => d.getTime());
  return times.length ? new Date(Math.min(...times)) : null;
};

export type AnswerFact = {
  id: number;
  authorId: string;
  /** Null while held for review. */
  postedAt: Date | null;
  /** Hidden or deleted; it was visible before. */
  removedAt: Date | null;
  didNotWorkAt: Date | null;
};

export type AcceptanceKind = "firm" | "provisional" | "pending";
export type AcceptanceFact = {
  id: number;
  kind: AcceptanceKind;
  answerId: number | null;
  articleId: number | null;
  canonicalId: number | null;
  acceptedBy: string | null;
  acceptedAt: Date;
  firmAt: Date | null;
};

export type EscalationState =
  | "queued"
  | "acknowledged"
  | "in_progress"
  | "waiting"
  | "answered"
  | "closed"
  | "withdrawn";
export const isLive = (state: EscalationState): boolean => state !== "closed" && state !== "withdrawn";

export type PromiseFact = {
  id: number;
  /** Null: the team's own. */
  agentId: string | null;
  dueAt: Date;
  remindedAt: Date | null;
};

/** A helper asked for more and the clocks rest, until a word of the asker or `until`, whatever is first. */
export type InfoRequestFact = {
  id: number;
  personId: string;
  askedAt: Date;
  until: Date;
  endedAt: Date | null;
  /** What had been shown before; an early word brings it back by as much. */
  shownBefore: Shown;
};

/** Times of the gate that have been shown to the asker. */
export type Shown = { R1?: Date; R2?: Date; R6?: Date };
export const shownRules = ["R1", "R2", "R6"] as const satisfies (keyof Shown)[];

export type EscalationFact = {
  id: number;
  state: EscalationState;
  ownerId: string | null;
  /** Who took the place of an asker whose account was erased. */
  askerId: string | null;
  /** They have left as well. */
  askerLeft: boolean;
  teamId: number;
  openedAt: Date;
  takenAt: Date | null;
  answerId: number | null;
  waitingOn: "customer" | "third_party" | null;
  waitingUntil: Date | null;
  /** The owner would hand the case back and waits for the asker's yes. */
  handBackAskedAt: Date | null;
  /** A promise was missed and its owner has made no new plan. */
  planRequiredAt: Date | null;
  causeCode: string | null;
  silenceUntil: Date | null;
  remindersSent: number;
  closedAt: Date | null;
  outcome: "accepted" | "unconfirmed" | "no_public_answer" | "handed_back" | null;
  withdrawnAt: Date | null;
  /** What an undo of the withdrawal brings back. */
  beforeWithdrawal: { state: EscalationState; ownerId: string | null } | null;
  reopenedCount: number;
  /** Hours until the team's next reply is promised, and the team's open hours by which they count. */
  firstReplyHours: number;
  calendar: Calendar | null;
  promises: PromiseFact[];
};

/** Everything about one question that decides what may happen to it. Facts are rows; nothing here is derived. */
export type Facts = {
  id: number;
  askerId: string;
  askerErased: boolean;
  visibility: "public" | "restricted";
  topicId: number | null;
  /** Null while a draft. */
  askedAt: Date | null;
  heldAt: Date | null;
  hiddenAt: Date | null;
  closedAt: Date | null;
  closedBy: string | null;
  importedAt: Date | null;
  wokenAt: Date | null;
  askerOpenedAt: Date | null;
  askerWroteAt: Date | null;
  urgentMark: string | null;
  urgentRejectedAt: Date | null;
  /** An opening that neither acceptance, closing nor escalation has ended. */
  gateOpenedAt: Date | null;
  gateRule: RuleName | null;
  /** Settings, topics and calendars may bring these forward, never delay them; a request for information may. */
  shown: Shown;
  infoRequests: InfoRequestFact[];
  /** When confirmed accounts older than a day said "same problem", oldest first. */
  demand: Date[];
  /** An active ambassador, not the asker, looks after this topic in this language. */
  isCovered: boolean;
  /** The earliest clock among the confirmed duplicates of this question, which count here. */
  duplicatesSince: Date | null;
  answers: AnswerFact[];
  acceptance: AcceptanceFact | null;
  /** Answers whose provisional acceptance the asker has contested, and when. */
  contests: { answerId: number | null; at: Date }[];
  certificates: { personId: string; cause: string; at: Date }[];
  /** The question that this one is a confirmed duplicate of. */
  duplicateOf: { id: number; isAccepted: boolean; at: Date | null } | null;
  /** Live, or the latest ended one. */
  escalation: EscalationFact | null;
};

/** Who speaks for the question: its asker, or whoever took the place of one whose account was erased. */
export const speakerOf = (facts: Facts): string =>
  (facts.askerErased && facts.escalation?.askerId) || facts.askerId;

/** Nobody speaks for it any more: its asker's account is erased, and nobody stands in their place. */
export const isOrphaned = ({ askerErased, escalation }: Facts): boolean =>
  askerErased && (!escalation?.askerId || escalation.askerLeft);

export const liveEscalation = (facts: Facts): EscalationFact | null =>
  facts.escalation && isLive(facts.escalation.state) ? facts.escalation : null;

/** When the clocks of this question began, or of its earliest duplicate; null for drafts and sleeping history. */
export function clockStart(facts: Facts): Date | null {
  const own = facts.importedAt ? facts.wokenAt : facts.askedAt;
  return own && earliest(own, facts.duplicatesSince);
}

export const openInfoRequest = (facts: Facts): InfoRequestFact | null =>
  facts.infoRequests.find((request) => request.endedAt === null) ?? null;

export const isHistory = (facts: Facts): boolean => facts.importedAt !== null && facts.wokenAt === null;

export const isVisible = (answer: AnswerFact): boolean =>
  answer.postedAt !== null && answer.removedAt === null;

/** Visible answers by anybody but the asker, oldest first. */
export const othersAnswers = (facts: Facts): AnswerFact[] =>
  facts.answers
    .filter((a) => isVisible(a) && a.authorId !== facts.askerId)
    .sort((a, b) => a.postedAt!.getTime() - b.postedAt!.getTime());
