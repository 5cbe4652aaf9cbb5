import type { Key } from "./documents";

// What both engines make of who was helped by what. Chosen with the default one (docs/search.md).

/** What has helped how many, of a whole site. */
export type Helped = {
  /** Questions and lessons that say what solved them. */
  taught: number;
  /** How many questions this has solved, in so many as what solves any has solved on average. */
  timesUsual: (key: Key) => number;
  /** The same of what has solved a question, on average over the questions. */
  timesUsualOfAsked: number;
};

// Ten solved questions know little of what else will be asked, and least about who uses which words.
const VOTERS_TO_TRUST = 30;
const ASKERS_TO_TRUST = 300;
const trustAfter =
  (enough: number) =>
  ({ taught }: Pick<Helped, "taught">): number =>
    taught / (taught + enough);

/** How much the outcomes of a site say of what else will be asked, from 0 to 1; and of who uses which words. */
export const trustInVotes = trustAfter(VOTERS_TO_TRUST);
export const trustInWords = trustAfter(ASKERS_TO_TRUST);

/** How much more the nearest count: of what has been asked hundreds of times, the nearest few say more than the many. */
export const steepnessOfVotes = (askersEach: number): number =>
  Math.min(4, Math.max(2.5, 2 * Math.log10(askersEach)));

// So many of the words of a question are everybody's; the others are about what it is about.
const COMMON = 0.4;
// An article that has solved two questions must not look certain about their every word.
const UNSEEN_WORDS = 120;

/** What a word that so many of all the words of askers are says for each thing that has helped `count` who used it. */
export function lending(asked: number, allWords: number): (count: number, wordsOfHelped: number) => number {
  const usual = (asked + 1) / (allWords + 1);
  const rate = (1 - COMMON) / COMMON / usual;
  return (count, wordsOfHelped) => Math.log(1 + (rate * count) / (wordsOfHelped + UNSEEN_WORDS));
}

// Chosen on the titles of half a year's questions; a whole question, which says itself what it means, is left alone.
const OFTEN = 0.15;
const SAYS_ENOUGH = 8;
/** As if everything had been meant so many times as usual besides: what is new is hardly held back. */
const BESIDES = 3;

/**
 * Where little is said, people mean what most have meant before them: how much speaks for or against an article by how
 * many questions it has solved, against what had solved those on average, so that a hit looks no surer by it. Nothing on a
 * site that has solved none, nor where all have solved as many.
 */
export function often(helped: Helped, said: number): (article: Key) => number {
  const weight = OFTEN * trustInVotes(helped) * Math.min(1, SAYS_ENOUGH / said) ** 2;
  const worth = (times: number) => Math.log(times + BESIDES);
  const usual = worth(helped.timesUsualOfAsked);
  return (article) => weight * (worth(helped.timesUsual(article)) - usual);
}
