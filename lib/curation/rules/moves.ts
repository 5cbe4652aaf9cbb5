import { type Column, columnOf, type GroupFacts } from "./column";

/**
 * How a group gets to another column. `draft` writes the draft from it, `link` takes an article that is there, `unlink`
 * lets go of it, `mark_outdated` says what its article lacks.
 */
export type Way = "draft" | "link" | "unlink" | "mark_outdated" | "ignore" | "take_up";
export type Move = { to: Column; way: Way };

/** What has to be said before it happens; the rest happens at once. */
export const asksFor: Record<Way, "nothing" | "reason" | "article"> = {
  draft: "nothing",
  link: "article",
  unlink: "nothing",
  mark_outdated: "reason",
  ignore: "reason",
  take_up: "nothing",
};

/** Every move that is possible for a group as it stands. What goes on in an article's editor is none of them. */
export function movesOf(facts: GroupFacts): Move[] {
  const ignore: Move = { to: "ignored", way: "ignore" };
  switch (columnOf(facts)) {
    case "ignored":
      return [{ to: columnOf({ ...facts, isIgnored: false }), way: "take_up" }];
    case "candidate":
      return [{ to: "drafting", way: "draft" }, { to: "drafting", way: "link" }, ignore];
    case "published":
      return [{ to: "needs_update", way: "mark_outdated" }, { to: "candidate", way: "unlink" }, ignore];
    default:
      return [{ to: "candidate", way: "unlink" }, ignore];
  }
}
