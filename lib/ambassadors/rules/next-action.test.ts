import fc from "fast-check";
import { expect, test } from "vitest";
import { nextActions, type ThreadFacts } from "./next-action";

const bare: ThreadFacts = {
  isUnsolved: true,
  articles: [],
  solved: [],
  hasCanonical: false,
  claim: "none",
  mayClaim: true,
  mayCertify: true,
  mayAskForInfo: true,
  mayProposeDuplicate: true,
  answers: 0,
  failed: 0,
  words: 60,
  hasPicture: false,
  hoursLeft: 20,
  sameProblems: 0,
};
const names = (facts: Partial<ThreadFacts>) => nextActions({ ...bare, ...facts }).map((action) => action.do);
const like = (score: number) => [{ id: 1, slug: "x", title: "X", score }];

test("a solved twin comes first, then an article, then answering it oneself", () => {
  expect(names({ solved: like(0.9), articles: like(0.8) })).toEqual([
    "link_canonical",
    "suggest_article",
    "claim",
    "escalate",
  ]);
  expect(names({ solved: like(0.2) })).toEqual(["claim", "escalate"]);
});

test("a question of few words is asked about, one of many is not", () => {
  expect(names({ words: 8 })).toEqual(["ask_for_info", "claim", "escalate"]);
  expect(names({ words: 8, hasPicture: true })).toEqual(["claim", "escalate"]);
});

test("whoever has claimed it answers; what failed twice is for the staff", () => {
  expect(names({ claim: "mine" })[0]).toBe("answer");
  expect(names({ claim: "other", failed: 2, answers: 2 })).toEqual(["escalate"]);
});

test("proposes nothing that the reader may not do, and nothing on a solved thread", () => {
  fc.assert(
    fc.property(
      fc.record({
        isUnsolved: fc.boolean(),
        mayClaim: fc.boolean(),
        mayCertify: fc.boolean(),
        mayAskForInfo: fc.boolean(),
        mayProposeDuplicate: fc.boolean(),
        words: fc.nat(100),
        failed: fc.nat(3),
      }),
      (given) => {
        const found = names({ ...given, solved: like(0.9) });
        if (!given.isUnsolved) expect(found).toEqual([]);
        if (!given.mayClaim) expect(found).not.toContain("claim");
        if (!given.mayCertify) expect(found).not.toContain("escalate");
        if (!given.mayAskForInfo) expect(found).not.toContain("ask_for_info");
        if (!given.mayProposeDuplicate) expect(found).not.toContain("link_canonical");
      },
    ),
  );
});
