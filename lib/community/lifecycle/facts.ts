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

export type EscalationFact = {
  id: number;
  state: EscalationState;
  ownerId: string | null;
  openedAt: Date;
  takenAt: Date | null;
  answerId: number | null;
  waitingUntil: Date | null;
  silenceUntil: Date | null;
  remindersSent: number;
  closedAt: Date | null;
  outcome: "accepted" | "unconfirmed" | "no_public_answer" | "handed_back" | null;
  withdrawnAt: Date | null;
  /** What an undo of the withdrawal brings back. */
  beforeWithdrawal: { state: EscalationState; ownerId: string | null } | null;
  reopenedCount: number;
  /** Hours until the team's next reply is promised. */
  firstReplyHours: number;
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
  /** Times that have been shown to the asker; settings and topics may bring them forward, never delay them. */
  shown: { R1?: Date; R2?: Date };
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

export const liveEscalation = (facts: Facts): EscalationFact | null =>
  facts.escalation && isLive(facts.escalation.state) ? facts.escalation : null;

/** When the clocks of this question began; null for drafts and sleeping history. */
export const clockStart = (facts: Facts): Date | null => (facts.importedAt ? facts.wokenAt : facts.askedAt);

export const isHistory = (facts: Facts): boolean => facts.importedAt !== null && facts.wokenAt === null;

export const isVisible = (answer: AnswerFact): boolean =>
  answer.postedAt !== null && answer.removedAt === null;

/** Visible answers by anybody but the asker, oldest first. */
export const othersAnswers = (facts: Facts): AnswerFact[] =>
  facts.answers
    .filter((a) => isVisible(a) && a.authorId !== facts.askerId)
    .sort((a, b) => a.postedAt!.getTime() - b.postedAt!.getTime());
