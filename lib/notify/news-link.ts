import type { NewsData, NewsKind } from "./kinds";

const deskKinds: NewsKind[] = [
  "escalation_opened",
  "escalation_taken",
  "escalation_withdrawn",
  "escalation_closed",
  "promise_made",
  "promise_missed",
  "private_message",
  "did_not_work",
  "low_score",
  "thanks_received",
];

/** The page, without language, on which the news can be acted on: the desk for the staff, the thread for all others. */
export function newsLink(
  kind: NewsKind,
  data: NewsData,
  question: { id: number; slug: string; askerId: string } | null,
  reader: { id: string; role: string },
): string {
  if (typeof data.path === "string" && data.path.startsWith("/") && !data.path.startsWith("//"))
    return data.path;
  const isStaff = reader.role !== "customer" && question?.askerId !== reader.id;
  if (isStaff && data.escalationId && deskKinds.includes(kind))
    return `/desk/escalations/${data.escalationId}`;
  if (kind === "admin_alert") return "/admin";
  if (kind === "account_suspended") return "/";
  if (!question) return "/notifications";
  const thread = `/questions/${question.id}/${question.slug}`.replace(/\/$/, "");
  if (data.commentId) return `${thread}#comment-${data.commentId}`;
  return data.answerId ? `${thread}#answer-${data.answerId}` : thread;
}
