import { expect, test } from "vitest";
import type { Hit } from "../engine";
import { auroc, figuresOf } from "./figures";
import { type Names, placesOf, rankOf } from "./places";

const names: Names = {
  articles: new Map([
    [1, "a"],
    [2, "b"],
  ]),
  questions: new Map([
    [7, ["140", "7"]],
    [8, ["8"]],
    [9, ["9"]],
  ]),
  answeredBy: new Map([
    [7, ["b"]],
    [8, []],
    [9, ["a", "b"]],
  ]),
};
const hit = (kind: Hit["kind"], id: number): Hit => ({ kind, id, score: 1, holds: 1, parts: {} });

test("hits that lead to the same article are one place", () => {
  const places = placesOf(
    [hit("article", 1), hit("question", 7), hit("article", 2), hit("question", 9), hit("question", 8)],
    names,
  );
  expect(places.map(({ articles, questions }) => [articles, questions])).toEqual([
    [["a"], ["9", "9"].slice(0, 1)],
    [["b"], ["140", "7"]],
    [[], ["8"]],
  ]);
  expect(rankOf(places, { articles: ["b"] })).toBe(2);
  expect(rankOf(places, { questions: ["140"] })).toBe(2);
  expect(rankOf(places, { questions: ["8"] })).toBe(3);
  expect(rankOf(places, { articles: ["c"] })).toBeNull();
});

test("figures count only what is answerable, and a missing answer as a miss", () => {
  const outcome = (rank: number | null, topScore = 1, answerable = true) => ({
    answerable,
    rank,
    topScore,
    isPresented: topScore > 0.5,
    ms: 2,
  });
  expect(figuresOf([outcome(1), outcome(2), outcome(6), outcome(null), outcome(null, 0.1, false)])).toEqual({
    n: 5,
    answerable: 4,
    s1: 0.25,
    s3: 0.5,
    s5: 0.5,
    s10: 0.75,
    mrr10: 0.4167,
    auroc: 1,
    presented: 4,
    presentedRight: 1,
    p50ms: 2,
    p95ms: 2,
  });
});

test("AUROC is the share of pairs in the right order, ties counting half", () => {
  expect(auroc([3, 2], [1, 0])).toBe(1);
  expect(auroc([1], [1])).toBe(0.5);
  expect(auroc([2, 0], [1])).toBe(0.5);
  expect(auroc([], [1])).toBeNull();
});
