import { expect, test } from "vitest";
import { mistakesOf, partOf } from "./places";

/** As the server reckons: one rank within the other. */
const scoreOf = (ranks: [rank: number, of: number][]): number => {
  const [rank, of] = ranks.reduce(([r, o], [rank, of]) => [(r - 1) * of + rank, o * of], [1, 1]);
  return rank / of;
};

test("the part that has a word is told from its score, whatever is mistaken in it and however well it fits otherwise", () => {
  for (const maxTypoCount of [0, 1, 2])
    for (let typoCount = 0; typoCount <= maxTypoCount; typoCount++)
      for (const part of [0, 1, 2])
        for (const exactness of [1, 2, 3]) {
          const _rankingScore = scoreOf([
            [1, 1],
            [maxTypoCount + 1 - typoCount, maxTypoCount + 1],
            [3 - part, 3],
            [exactness, 3],
          ]);
          const hit = { id: "a", _rankingScore, _rankingScoreDetails: { typo: { typoCount, maxTypoCount } } };
          expect([partOf(hit), mistakesOf(hit)]).toEqual([part, typoCount]);
        }
});
