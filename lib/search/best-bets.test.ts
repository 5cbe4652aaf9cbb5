import { expect, test } from "vitest";
import { type BestBet, betsFor, isPinned, withBets } from "./best-bets";
import type { Hit } from "./engine";

const bet = (words: string, scope: BestBet["scope"] = "part", subject = "article:1"): BestBet => ({
  words,
  scope,
  subject,
});
const called = (bets: BestBet[], q: string, isTyping = false) =>
  betsFor(bets, q, { language: "en", isTyping }).map(({ words }) => words);

test("a bet on a part of the words is called for by any search that has them all, in whatever form or order", () => {
  const bets = [bet("money back")];
  expect(called(bets, "How do I get my money back?")).toEqual(["money back"]);
  expect(called(bets, "BACK, money!")).toEqual(["money back"]);
  expect(called(bets, "money")).toEqual([]);
  expect(called([bet("refunds")], "refund")).toEqual(["refunds"]);
});

test("a bet on the whole search is called for by these words alone", () => {
  const bets = [bet("warranty", "whole")];
  expect(called(bets, "warranty")).toEqual(["warranty"]);
  expect(called(bets, "Warranty?")).toEqual(["warranty"]);
  expect(called(bets, "warranty of the grinder")).toEqual([]);
});

test("while typing, the beginning of a word calls for it, from three letters on", () => {
  const bets = [bet("warranty", "whole"), bet("money back")];
  expect(called(bets, "warr", true)).toEqual(["warranty"]);
  expect(called(bets, "wa", true)).toEqual([]);
  expect(called(bets, "warr", false)).toEqual([]);
  expect(called(bets, "money bac", true)).toEqual(["money back"]);
  expect(called(bets, "my warr", true)).toEqual([]);
});

test("words without spaces work too, and a bet without words is never called for", () => {
  expect(betsFor([bet("退款")], "怎么申请退款", { language: "zh-CN" })).toHaveLength(1);
  expect(betsFor([bet("?!")], "anything", { language: "en" })).toEqual([]);
});

test("bets come first, each thing once, and never more than three", () => {
  const hit = (id: number): Hit => ({ kind: "article", id, score: 0.5, holds: 0.5, parts: { own: 0.5 } });
  const all = withBets([hit(1), hit(2)], [bet("x", "part", "article:2"), bet("x", "part", "question:9")]);
  expect(all.map(({ kind, id }) => `${kind}:${id}`)).toEqual(["article:2", "question:9", "article:1"]);
  expect(all.map(isPinned)).toEqual([true, true, false]);
  const many = [1, 2, 3, 4].map((id) => bet("x", "part", `article:${id}`));
  expect(betsFor(many, "x", { language: "en" })).toHaveLength(3);
});
