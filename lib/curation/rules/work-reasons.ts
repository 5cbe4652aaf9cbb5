import { wilsonLower } from "./wilson";

/** Why an article is on the work list, in the order in which they are told. */
export const workReasons = [
  "contradicted",
  "outdated",
  "case",
  "needs_update",
  "unhelpful",
  "asked_after",
  "broken_links",
  "review_due",
  "behind",
  "never_found",
] as const;
export type WorkReason = (typeof workReasons)[number];

/** What ends by saying that an article is right as it is. The others end by what readers do, a new text, or being put off. */
export const endedByReview: readonly WorkReason[] = ["needs_update", "review_due"];

/** What is known of one article. Words and marks are those about the text that readers see now. */
export type ArticleSigns = {
  yes: number;
  no: number;
  /** Readers who said that it is out of date, by weight, and how many of them weigh most. */
  outdated: { weight: number; people: number; ambassadors: number };
  /** People who asked or came to the staff within a day of reading it. */
  askedAfter: number;
  views: number;
  /** Accepted answers that are newer and say something else. */
  contradicted: number;
  /** Open tasks from cases that it should have spared. */
  cases: number;
  needsUpdate: boolean;
  brokenLinks: number;
  daysPastReview: number | null;
  behind: boolean;
  /** No search has led to it for long, and this is why that matters: nobody reads it, or searches for it fail. */
  neverFound: "no_views" | "searches_fail" | null;
};

/** An ambassador on its topic, or somebody of the staff, weighs as much as so many readers. */
export const ambassadorWeight = 3;
/** Two readers, or one ambassador. */
const fewestOutdated = 2;
const fewestVotes = 5;
/** Surely at least a quarter of the readers who said anything. */
const unhelpfulShare = 0.25;
const fewestAskedAfter = 2;

/** How urgent each reason is that holds, from 0 to 100: what misleads people comes before what is merely old. */
export function reasonsOf(signs: ArticleSigns): Partial<Record<WorkReason, number>> {
  const votes = signs.yes + signs.no;
  const unhelpful = votes >= fewestVotes ? wilsonLower(signs.no, votes) : 0;
  const urgency: Record<WorkReason, number> = {
    contradicted: signs.contradicted > 0 ? 60 + 10 * signs.contradicted : 0,
    outdated: signs.outdated.weight >= fewestOutdated ? 40 + 5 * signs.outdated.weight : 0,
    case: signs.cases > 0 ? 50 + 10 * signs.cases : 0,
    needs_update: signs.needsUpdate ? 45 : 0,
    unhelpful: unhelpful >= unhelpfulShare ? 30 + 70 * unhelpful : 0,
    asked_after: signs.askedAfter >= fewestAskedAfter ? 20 + 8 * signs.askedAfter : 0,
    broken_links: signs.brokenLinks > 0 ? 25 + 5 * signs.brokenLinks : 0,
    review_due:
      signs.daysPastReview !== null && signs.daysPastReview > 0 ? 15 + signs.daysPastReview / 10 : 0,
    behind: signs.behind ? 20 : 0,
    never_found: signs.neverFound === "searches_fail" ? 18 : signs.neverFound === "no_views" ? 10 : 0,
  };
  const holding = workReasons.filter((reason) => urgency[reason] > 0);
  return Object.fromEntries(holding.map((reason) => [reason, Math.min(100, urgency[reason])]));
}

/** Of two equal reasons, the one on the article that more people read comes first; further reasons count for less. */
export function urgencyOf(reasons: Partial<Record<WorkReason, number>>, views: number): number {
  const [most = 0, ...others] = Object.values(reasons).sort((a, b) => b - a);
  const reach = Math.min(10, Math.log2(1 + views));
  return most + others.reduce((sum, each) => sum + each / 5, 0) + (most > 0 ? reach : 0);
}
