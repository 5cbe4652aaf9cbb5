/** How long the parts of a document are on average, by kind; frozen in a segment and kept by its merges. */
export type Lengths = { title: number; body: number; answers: number };
export type Averages = { article: Lengths; question: Lengths; lesson: Lengths };

/** What one word in this part counts against one in the body. */
export const fieldWeights: Lengths = { title: 8, body: 1, answers: 0.2 };

// Higher than usual: people write long questions, and an article that keeps to a word means it. Tuned on half a year of
// real questions and on short ones to a bank, and reported on others (docs/search.md).
const SATURATION = 12;
const LENGTH_SHARE = 0.75;

/** A word's share of the most it can say about a document, by its count in each part (BM25F), from 0 to 255. */
export function impactOf(counts: Lengths, lengths: Lengths, averages: Lengths): number {
  const weighted =
    fieldWeights.title * normal(counts.title, lengths.title, averages.title) +
    fieldWeights.body * normal(counts.body, lengths.body, averages.body) +
    fieldWeights.answers * normal(counts.answers, lengths.answers, averages.answers);
  return Math.max(1, Math.round((255 * weighted) / (weighted + SATURATION)));
}

const normal = (count: number, length: number, average: number): number =>
  count === 0 ? 0 : count / (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / Math.max(1, average));

// On a site with three articles a word in two of them is not common yet: as if so many others did without it.
const UNSEEN_DOCUMENTS = 30;

/** How much a word tells that `frequency` of `total` documents have. Never negative. */
export const rarity = (frequency: number, total: number): number =>
  Math.log(1 + Math.max(0, total + UNSEEN_DOCUMENTS - frequency + 0.5) / (frequency + 0.5));
