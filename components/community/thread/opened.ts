import type { Thread } from "@/lib/community/queries/thread";

export const panels = [
  "comment",
  "didNotWork",
  "endAcceptance",
  "refuseDuplicate",
  "proposeDuplicate",
  "certify",
  "askInfo",
  "knownIssue",
  "close",
  "hide",
  "appeal",
  "restrict",
  "rejectUrgent",
  "addDetails",
  "delete",
  "publish",
] as const;
export type PanelName = (typeof panels)[number];

export type Opened = { panel: PanelName; on: "question" | "answer" | "comment"; id: number };

/** Which form `?do=` asks for: `close`, `comment-answer-12`, `hide-comment-5`; none that this reader could not send. */
export function openedPanel(wanted: string | undefined, thread: Thread): Opened | null {
  const [, name, on, id] = /^([a-zA-Z]+)(?:-(answer|comment)-(\d{1,9}))?$/.exec(wanted ?? "") ?? [];
  const panel = panels.find((each) => each === name);
  if (!panel) return null;
  const opened: Opened = on
    ? { panel, on: on as "answer" | "comment", id: Number(id) }
    : { panel, on: "question", id: thread.id };
  return isAllowed(opened, thread) ? opened : null;
}

function isAllowed({ panel, on, id }: Opened, { may, answers, comments }: Thread): boolean {
  const answer = on === "answer" ? answers.find((each) => each.id === id) : undefined;
  const comment = on === "comment" ? comments.find((each) => each.id === id) : undefined;
  if (on !== "question" && !answer && !comment) return false;
  if (panel === "comment") return on !== "comment" && may.comment;
  if (panel === "didNotWork") return answer?.may.didNotWork ?? false;
  if (panel === "appeal") return (answer ?? comment ?? { may }).may.appeal;
  if (panel === "hide" || panel === "delete")
    return answer ? answer.may[panel] : comment ? comment.may[panel] : panel === "hide" && may.hide;
  if (on !== "question") return false;
  return panel === "refuseDuplicate" ? may.decideDuplicate : may[panel];
}
