/** Decisions about a group that can be taken back, as the audit names them. */
export const undoable = [
  "repeats_named",
  "repeats_ignored",
  "repeats_linked",
  "repeats_unlinked",
  "repeats_merged",
  "repeats_split",
  "repeats_moved",
  "repeats_excluded",
] as const;
export type Undoable = (typeof undoable)[number];

export const isUndoable = (action: string): action is Undoable =>
  (undoable as readonly string[]).includes(action);
