import type { RuleName } from "@/lib/community/gate-rules";
import type { No } from "@/lib/errors";
import type { AcceptanceKind, EscalationState, Shown } from "./facts";

/** In which part somebody acts; the command has made sure that they may. */
export type Part = "asker" | "participant" | "ambassador" | "staff" | "system";
export type By = { id: string | null; as: Part };

export type Event =
  // The question itself.
  | { type: "asked"; by: By }
  | { type: "released"; by: By }
  | { type: "asker_wrote"; by: By }
  | { type: "asker_opened"; by: By }
  | { type: "closed"; by: By; reason: string }
  | { type: "reopened"; by: By }
  | { type: "hidden"; by: By }
  | { type: "restored"; by: By }
  | { type: "restricted"; by: By; reason: string }
  | { type: "published"; by: By }
  | { type: "urgent_rejected"; by: By; reason: string }
  | { type: "retopicked"; by: By }
  | {
      type: "duplicate_confirmed";
      by: By;
      canonicalId?: number;
      articleId?: number;
      canonicalSolved: boolean;
      /** The live case of the canonical question, which takes in one of this question's own. */
      canonicalCaseId?: number | null;
    }
  /** Somebody else's question was confirmed as a duplicate of this one: its clock and its case count here. */
  | { type: "duplicate_joined"; by: By }
  | { type: "duplicate_ended"; by: By; reason: string }
  | { type: "canonical_lost"; by: By }
  /** The question that this one repeats can be followed no longer: closed, hidden or restricted. */
  | { type: "canonical_gone"; by: By }
  | { type: "same_problem"; by: By }
  | { type: "info_asked"; by: By; words: string }
  | { type: "info_withdrawn"; by: By }
  /** The asker's account was erased; whoever joined the case first takes their place in it. */
  | { type: "asker_erased"; by: By; successorId: string | null }
  // Answers.
  | { type: "answer_posted"; by: By; answerId: number }
  | { type: "answer_removed"; by: By; answerId: number }
  | { type: "answer_restored"; by: By; answerId: number }
  | { type: "did_not_work"; by: By; answerId: number; reason: string }
  | { type: "accept"; by: By; answerId: number }
  /** The asker says that an article fixed it. */
  | { type: "article_accepted"; by: By; articleId: number }
  | { type: "end_acceptance"; by: By; reason: string }
  // The way to a person.
  | { type: "certify"; by: By; cause: string; note: string }
  | { type: "escalate"; by: By; override?: string }
  | { type: "reopen_case"; by: By; reason: string }
  | { type: "take"; by: By }
  | { type: "release_case"; by: By }
  | { type: "hand_over"; by: By; toId: string | null; teamId: number; reason: string }
  | { type: "wait"; by: By; on: "customer" | "third_party"; until: Date; reason: string }
  | { type: "resume"; by: By }
  | { type: "hand_back"; by: By; reason: string }
  | { type: "hand_back_decided"; by: By; agrees: boolean }
  | { type: "set_cause"; by: By; causeCode: string }
  | { type: "promise"; by: By; what: string; why: string; dueAt: Date }
  | { type: "drop"; by: By }
  | { type: "keep"; by: By }
  | { type: "close_case"; by: By; causeCode: string; whyNoAnswer: string }
  // Time has passed.
  | { type: "clock"; by: By };

export type CaseEnd = "kept" | "missed" | "released" | "cancelled";

/** What changes in the world; `apply.ts` turns each into rows, audit and news. */
export type Effect =
  | { do: "set_question"; set: QuestionPatch; audit: string; data?: Record<string, unknown> }
  | {
      do: "accept";
      kind: AcceptanceKind;
      answerId?: number;
      articleId?: number;
      canonicalId?: number;
      firmAt: Date | null;
    }
  | {
      do: "end_acceptance";
      id: number;
      reason: "unaccepted" | "contested" | "replaced" | "answer_removed" | "kept_by_agent" | "canonical_lost";
    }
  | { do: "make_firm"; id: number }
  | { do: "did_not_work"; answerId: number; at: Date | null; reason?: string }
  | { do: "certificate"; cause: string; note: string }
  | { do: "open_gate"; rule: RuleName; since: Date }
  | { do: "spend_gate" }
  | { do: "open_case"; grounds: RuleName | "override"; reason: string | null }
  | { do: "set_case"; id: number; set: CasePatch; audit: string; data?: Record<string, unknown> }
  | { do: "set_shown"; shown: Shown }
  | { do: "ask_info"; words: string; until: Date; shownBefore: Shown }
  | { do: "end_info"; id: number; at: Date; reason: "answered" | "expired" | "withdrawn" | "settled" }
  /** The case of this question goes on as that of `to`: in its live one, or in one that continues this. */
  | { do: "move_case"; caseId: number; to: number; into: number | null }
  | { do: "reassign_promises"; caseId: number; ids: number[]; agentId: string | null; teamId: number }
  | { do: "reject_certificates" }
  | { do: "curation_task"; caseId: number; cause: "no_article" | "article_not_found" | "article_wrong" }
  | { do: "promise"; caseId: number; agentId: string | null; what: string; why: string; dueAt: Date }
  | { do: "end_promises"; ids: number[]; outcome: CaseEnd }
  | { do: "remind_promise"; id: number }
  | { do: "end_claims" }
  /** Each of them is a change of its own: they are unsolved again, or follow this question no longer. */
  | { do: "reopen_duplicates" }
  | { do: "free_duplicates" }
  | { do: "tell"; kind: News; data?: Record<string, string | number | null> };

export type QuestionPatch = Partial<{
  askedAt: Date;
  heldAt: null;
  closedAt: Date | null;
  closedBy: string | null;
  closeReason: string | null;
  hiddenAt: Date | null;
  hiddenBy: string | null;
  visibility: "public" | "restricted";
  urgentRejectedAt: Date;
  wokenAt: Date;
  askerWroteAt: Date;
  askerOpenedAt: Date;
  duplicateOfId: number | null;
}>;

export type CasePatch = Partial<{
  state: EscalationState;
  ownerId: string | null;
  askerId: string | null;
  teamId: number;
  waitingOn: "customer" | "third_party" | null;
  waitingUntil: Date | null;
  waitingReason: string | null;
  handBackAskedAt: Date | null;
  handBackReason: string | null;
  planRequiredAt: Date | null;
  acknowledgedAt: Date;
  takenAt: Date;
  answeredAt: Date | null;
  answerId: number | null;
  silenceUntil: Date | null;
  remindersSent: number;
  closedAt: Date | null;
  closedBy: string | null;
  outcome: "accepted" | "unconfirmed" | "no_public_answer" | "handed_back" | null;
  outcomeReason: string | null;
  causeCode: string | null;
  withdrawnAt: Date | null;
  mergedIntoId: null;
  withdrawnReason: string | null;
  beforeWithdrawal: { state: EscalationState; ownerId: string | null } | null;
  reopenedCount: number;
}>;

/** Who hears of it is decided in `news.ts`, one place for app and mail. */
export type News =
  | "answer_posted"
  | "answer_accepted"
  | "answer_provisionally_accepted"
  | "answer_contested"
  | "did_not_work"
  | "acceptance_pending"
  | "acceptance_kept"
  | "gate_open_offer"
  | "escalation_opened"
  | "escalation_taken"
  | "escalation_answered"
  | "escalation_withdrawn"
  | "escalation_closed"
  | "escalation_reopened"
  | "silence_reminder"
  | "promise_made"
  | "promise_due"
  | "promise_missed"
  | "needs_staff"
  | "question_closed"
  | "canonical_lost"
  | "canonical_solved"
  | "info_asked"
  | "info_given"
  | "escalation_assigned"
  | "escalation_handed_over"
  | "escalation_waiting"
  | "wait_over"
  | "hand_back_asked"
  | "hand_back_refused"
  | "asker_left";

export type Outcome = { ok: true; effects: Effect[] } | No;
