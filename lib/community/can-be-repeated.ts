import type { Known } from "./inputs";
import { isHistory, isOrphaned } from "./lifecycle";

/** Whether others may be duplicates of it: public and open, and solved or still able to become so. */
export function canBeRepeated({ facts, policy }: Known): boolean {
  return (
    facts.visibility === "public" &&
    policy.isOpenToOthers &&
    !facts.closedAt &&
    // A chain of duplicates would lead the reader from page to page.
    !facts.duplicateOf &&
    // Where nothing can happen any more there must be a solution to lead to.
    (facts.acceptance !== null || !(isHistory(facts) || isOrphaned(facts)))
  );
}
