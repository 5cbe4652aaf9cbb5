import fc from "fast-check";
import { expect, test } from "vitest";
import { proposalOf, proposalsFrom, type Rephrased } from "./proposals";
import { plainWords, wordsOf } from "./synonym-words";

const rephrased = (failed: string, found: string, more: Partial<Rephrased> = {}): Rephrased => ({
  language: "en",
  failed,
  found,
  subject: "article:7",
  searcher: "a",
  at: new Date("2026-03-01T10:00:00Z"),
  ...more,
});

test("words that took each other's place are proposed as synonyms, whatever stood around them", () => {
  const all = [
    rephrased("crema machine leaks", "portafilter leaks"),
    rephrased("portafilter squeaks", "crema machine squeaks", { searcher: "b" }),
  ];
  expect(proposalsFrom(all)).toMatchObject([
    {
      kind: "synonym",
      words: ["crema machine", "portafilter"],
      evidence: { searchers: 2, times: 2 },
    },
  ]);
});

test("one searcher alone proves nothing, however often", () => {
  expect(proposalsFrom([rephrased("hopper", "bean box"), rephrased("hopper", "bean box")])).toEqual([]);
});

test("another wording altogether is proposed as a bet on what was opened", () => {
  const failed = "thing on top goes brrr";
  expect(proposalOf(rephrased(failed, "grinder makes loud noise"))).toEqual({
    key: `best_bet en ${failed} > article:7`,
    kind: "best_bet",
    language: "en",
    words: failed,
    subject: "article:7",
  });
});

test.each([
  ["more words", "grinder", "grinder noise"],
  ["fewer words", "grinder noise loud", "noise loud"],
  ["a typing mistake", "protafilter leaks", "portafilter leaks"],
  ["another form of a word", "grinders", "grinder"],
  ["the same again", "Grinder?", "grinder"],
  ["no words at all", "???", "grinder"],
])("%s proposes nothing", (_, failed, found) => {
  expect(proposalOf(rephrased(failed, found))).toBeNull();
});

test("a proposal of synonyms is the same in both directions and names what differs", () => {
  const word = fc.constantFrom("boiler", "kettle", "hopper", "spout", "gasket", "lever");
  fc.assert(
    fc.property(word, word, word, (a, b, shared) => {
      if (new Set([a, b, shared]).size < 3) return;
      const there = proposalOf(rephrased(`${a} ${shared}`, `${b} ${shared}`));
      const back = proposalOf(rephrased(`${b} ${shared}`, `${a} ${shared}`));
      expect(there).toEqual(back);
      if (there) expect(there.words).toEqual([a, b].sort());
    }),
  );
});

test("words are kept small, once, without marks around them, and codes stay whole", () => {
  expect(wordsOf("Drip tray, DRIP  TRAY\n.NET; C++，托盘、接水盘,,!?")).toEqual([
    "drip tray",
    ".net",
    "c++",
    "托盘",
    "接水盘",
  ]);
  expect(plainWords("  “Hello” — it's 0x80070005. ")).toBe("hello it's 0x80070005");
});
