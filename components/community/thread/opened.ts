export const panels = [
  "comment",
  "didNotWork",
  "endAcceptance",
  "refuseDuplicate",
  "proposeDuplicate",
  "certify",
  "close",
  "hide",
  "restrict",
  "rejectUrgent",
  "addDetails",
  "delete",
] as const;
export type PanelName = (typeof panels)[number];

export type Opened = { panel: PanelName; on: "question" | "answer" | "comment"; id: number };

/** Which form `?do=` asks for: `close`, `comment-answer-12`, `hide-comment-5`. */
export function openedPanel(wanted: string | undefined, questionId: number): Opened | null {
  const [, name, on, id] = /^([a-zA-Z]+)(?:-(answer|comment)-(\d{1,9}))?$/.exec(wanted ?? "") ?? [];
  const panel = panels.find((each) => each === name);
  if (!panel) return null;
  return on
    ? { panel, on: on as "answer" | "comment", id: Number(id) }
    : { panel, on: "question", id: questionId };
}
