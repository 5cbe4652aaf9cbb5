/** Everything that Firsthand tells people by itself. Each has its words in the `notify` catalogue. */
export const newsKinds = [
  "answer_posted",
  "comment_posted",
  "mentioned",
  "answer_accepted",
  "answer_provisionally_accepted",
  "answer_contested",
  "did_not_work",
  "question_edited",
  "escalation_opened",
  "escalation_taken",
  "escalation_answered",
  "escalation_withdrawn",
  "escalation_closed",
  "promise_made",
  "promise_missed",
  "private_message",
  "duplicate_proposed",
  "gate_open_offer",
  "post_hidden",
  "post_restored",
  "post_released",
  "post_redacted",
  "needs_staff",
  "acceptance_pending",
  "acceptance_kept",
  "escalation_reopened",
  "silence_reminder",
  "promise_due",
  "question_closed",
  "canonical_lost",
  "duplicate_refused",
  "report_resolved",
  "ambassador_nudge",
  "question_waits",
  "ambassador_invited",
  "application_received",
  "application_decided",
  "appointment_changed",
  "term_ends",
  "monthly_letter",
  "appeal_received",
  "appeal_decided",
  "account_suspended",
  "admin_alert",
  "canonical_solved",
  "info_asked",
  "info_given",
  "escalation_assigned",
  "escalation_handed_over",
  "escalation_waiting",
  "wait_over",
  "hand_back_asked",
  "hand_back_refused",
  "asker_left",
  "survey_asked",
  "low_score",
  "thanks_received",
  "article_to_review",
  "article_approved",
  "article_changes_asked",
  "article_commented",
  "article_due",
  "article_needs_update",
  "article_not_published",
  "article_for_you",
  "article_again",
  "article_published",
] as const;

/** Told only to staff: what they name may not be for anybody else. */
export const workshopKinds: readonly NewsKind[] = [
  "article_to_review",
  "article_approved",
  "article_changes_asked",
  "article_commented",
  "article_due",
  "article_needs_update",
  "article_not_published",
];

export type NewsKind = (typeof newsKinds)[number];

/** Fills the sentence: `what`, `due` (ISO), `reason`, `topic` (several: one a line), `count`; and the link: `answerId`, `escalationId`, `path`. */
export type NewsData = Record<string, string | number | null>;

export type News = {
  kind: NewsKind;
  personId: string;
  /** One event is one notification for a person, however often it is told: `answer:7:posted`. */
  key: string;
  questionId?: number | null;
  data?: NewsData;
  /** Who caused it; nobody is told what they did themselves. */
  actorId?: string | null;
  /** Set to false for what is not worth a mail. */
  mail?: boolean;
  /** Set to false for who wants it by mail only: in the app it then counts as read. */
  inApp?: boolean;
};
