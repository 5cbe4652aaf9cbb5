import fc from "fast-check";
import { expect, test } from "vitest";
import { type ArticleSigns, reasonsOf, urgencyOf, workReasons } from "./work-reasons";

const fine: ArticleSigns = {
  yes: 20,
  no: 2,
  outdated: { weight: 0, people: 0, ambassadors: 0 },
  askedAfter: 0,
  views: 100,
  contradicted: 0,
  cases: 0,
  needsUpdate: false,
  brokenLinks: 0,
  daysPastReview: null,
  behind: false,
  neverFound: null,
};
const reasons = (signs: Partial<ArticleSigns>) => Object.keys(reasonsOf({ ...fine, ...signs }));

test("an article that helps is not on the list", () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ daysPastReview: -10 })).toEqual([]);
});

test("a few angry readers are not enough, many are", () => {
  expect(reasons({ yes: 0, no: 4 })).toEqual([]);
  expect(reasons({ yes: 1, no: 5 })).toEqual(["unhelpful"]);
  expect(reasons({ yes: 30, no: 20 })).toEqual(["unhelpful"]);
  expect(reasons({ yes: 65, no: 35 })).toEqual(["unhelpful"]);
  expect(reasons({ yes: 70, no: 30 })).toEqual([]);
});

test("one reader's word that it is out of date waits for another; an ambassador's does not", () => {
  expect(reasons({ outdated: { weight: 1, people: 1, ambassadors: 0 } })).toEqual([]);
  expect(reasons({ outdated: { weight: 2, people: 2, ambassadors: 0 } })).toEqual(["outdated"]);
  expect(reasons({ outdated: { weight: 3, people: 1, ambassadors: 1 } })).toEqual(["outdated"]);
});

test("one who asks after reading may have had another question; two have not been helped", () => {
  expect(reasons({ askedAfter: 1 })).toEqual([]);
  expect(reasons({ askedAfter: 2 })).toEqual(["asked_after"]);
});

test("what misleads comes before what is old", () => {
  const order = (signs: Partial<ArticleSigns>) => urgencyOf(reasonsOf({ ...fine, ...signs }), 100);
  expect(order({ contradicted: 1 })).toBeGreaterThan(order({ daysPastReview: 300 }));
  expect(order({ cases: 1 })).toBeGreaterThan(order({ behind: true }));
  expect(order({ neverFound: "searches_fail" })).toBeGreaterThan(order({ neverFound: "no_views" }));
});

test("every further reason, and every further reader, makes an article more urgent and never less", () => {
  const urgencies = fc.dictionary(
    fc.constantFrom(...workReasons),
    fc.double({ min: 1, max: 100, noNaN: true }),
  );
  fc.assert(
    fc.property(urgencies, fc.constantFrom(...workReasons), fc.nat(5_000), (known, more, views) => {
      fc.pre(!(more in known));
      expect(urgencyOf({ ...known, [more]: 30 }, views)).toBeGreaterThan(urgencyOf(known, views));
      expect(urgencyOf(known, views + 1)).toBeGreaterThanOrEqual(urgencyOf(known, views));
    }),
  );
});
