export const columns = [
  "candidate",
  "drafting",
  "in_review",
  "published",
  "needs_update",
  "ignored",
] as const;
export type Column = (typeof columns)[number];

export type GroupFacts = {
  isIgnored: boolean;
  /** The article that answers it, or is being written to. */
  article: { status: "draft" | "in_review" | "published" | "needs_update" | "archived" } | null;
  /** People keep asking although its article is published. */
  comesBack: boolean;
};

/** Where a group stands on the board. Nobody stores it: it follows from what has been done. */
export function columnOf({ isIgnored, article, comesBack }: GroupFacts): Column {
  if (isIgnored) return "ignored";
  switch (article?.status) {
    case "draft":
      return "drafting";
    case "in_review":
      return "in_review";
    case "published":
      return comesBack ? "needs_update" : "published";
    case "needs_update":
      return "needs_update";
    // What nobody can read any more answers nothing.
    case "archived":
    case undefined:
      return "candidate";
  }
}
