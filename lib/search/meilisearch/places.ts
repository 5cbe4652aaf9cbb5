import type { RawHit } from "./client";
import { searched } from "./settings";

/** How many letters of the one word that was asked for are other ones in a hit. */
export const mistakesOf = (hit: RawHit): number => typosOf(hit).typoCount ?? 0;

/** What a word counts in each part of a document. */
const worth = [1, 0.4, 0.1];

/**
 * Which part of a document has the one word that was asked for: 0 is the title. A score is made of ranks, one within the
 * other: mistakes first, then the part, as the ranking rules say (meilisearch.com/docs, "Ranking score").
 */
export function partOf(hit: RawHit): number {
  const { typoCount = 0, maxTypoCount = 0 } = typosOf(hit);
  const inParts = (hit._rankingScore ?? 0) * (maxTypoCount + 1) - (maxTypoCount - typoCount);
  // A hair less, so that the best of a part is not taken for the worst of the one before it.
  const rank = Math.ceil(inParts * searched.length - 1e-6);
  return Math.min(searched.length - 1, Math.max(0, searched.length - rank));
}

export const worthOfPart = (part: number): number => worth[part]!;

const typosOf = ({ _rankingScoreDetails: details }: RawHit): { typoCount?: number; maxTypoCount?: number } =>
  (details as { typo?: { typoCount: number; maxTypoCount: number } } | undefined)?.typo ?? {};
