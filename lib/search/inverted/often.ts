import type { Key } from "../documents";
import { trustInVotes } from "./evidence";
import type { LiveIndex } from "./live";
import type { Plan } from "./plan";

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
export function oftenIn({ solvers }: LiveIndex, { slots }: Plan): (article: Key) => number {
  const weight = OFTEN * trustInVotes(solvers) * Math.min(1, SAYS_ENOUGH / slots.length) ** 2;
  const worth = (times: number) => Math.log(times + BESIDES);
  const usual = worth(solvers.timesUsualOfAsked);
  return (article) => weight * (worth(solvers.timesUsual(article)) - usual);
}
