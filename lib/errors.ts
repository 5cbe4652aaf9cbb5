/** Every way in which Firsthand says no. The sentence for each is in the `errors` catalogue. */
export const refusalCodes = [
  "sign_in",
  "forbidden",
  "suspended",
  "not_found",
  "gone",
  "invalid_input",
  "invalid_text",
  "too_long",
  "too_complex",
  "too_deeply_nested",
  "too_many_requests",
  "stale_version",
  "already_answered",
  "already_decided",
  "already_proposed",
  "proposal_open",
  "already_taken",
  "not_allowed_on_own",
  "answer_not_of_question",
  "answer_removed",
  "question_closed",
  "question_held",
  "question_not_public",
  "question_is_history",
  "not_accepted",
  "gate_closed",
  "no_live_escalation",
  "wrong_state",
  "not_owner",
  "promise_open",
  "plan_required",
  "info_limit",
  "invalid_calendar",
  "too_late",
  "last_admin",
  "in_use",
  "taken_name",
  "taken_synonym",
  "too_many_synonyms",
  "link_expired",
  "asked_twice",
  "unknown_variable",
  "macro_not_found",
  "macro_no_due",
  "article_archived",
  "already_in_review",
  "nothing_new",
  "not_reviewed",
  "not_published",
  "not_ready",
  "unsure",
  "taken_address",
  "group_changed",
  "group_merged",
  "group_not_whole",
  "no_such_move",
  "nothing_to_undo",
  "unknown_snippet",
  "snippet_cycle",
  "snippet_audience",
  "snippet_shown_wider",
  "snippet_in_use",
  "file_too_large",
  "file_kind",
  "file_damaged",
  "picture_too_large",
  "too_many_files",
  "draft_exists",
  "model_failed",
  "model_slow",
  "model_unfit",
  "nothing_to_write",
  "nothing_to_put_off",
  "cross_site",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export type RefusalData = Record<string, string | number | null>;

/** What a pure rule answers when it says no. */
export type No = { ok: false; reason: RefusalCode; data?: RefusalData };

/** Thrown by commands; rolls the transaction back. `data` fills the sentence (dates as ISO strings). */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly data: RefusalData = {},
    /** Which field of the form it concerns, where it concerns one. */
    readonly field?: string,
  ) {
    super(code);
    this.name = "Refusal";
  }
}

export function refuse(no: No): never {
  throw new Refusal(no.reason, no.data);
}

const statuses: Partial<Record<RefusalCode, number>> = {
  sign_in: 401,
  forbidden: 403,
  suspended: 403,
  cross_site: 403,
  not_found: 404,
  gone: 410,
  stale_version: 409,
  already_answered: 409,
  already_decided: 409,
  already_proposed: 409,
  proposal_open: 409,
  already_taken: 409,
  gate_closed: 409,
  wrong_state: 409,
  group_changed: 409,
  group_merged: 409,
  no_such_move: 409,
  nothing_to_undo: 409,
  asked_twice: 409,
  draft_exists: 409,
  article_archived: 409,
  already_in_review: 409,
  nothing_new: 409,
  not_reviewed: 409,
  not_published: 409,
  nothing_to_put_off: 409,
  file_too_large: 413,
  file_kind: 415,
  too_many_files: 429,
  too_many_requests: 429,
};

/** The HTTP status of a refusal; bad input of any kind is 422. */
export const statusOf = (code: RefusalCode): number => statuses[code] ?? 422;
