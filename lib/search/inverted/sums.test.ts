import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { findTerm } from "./segment";
import { listAt, Sums } from "./sums";

const index = LiveIndex.of(
  buildSegment(
    Array.from({ length: 40 }, (_, i) =>
      plain(i + 1, i < 3 ? "steam wand" : "steam", { kind: i % 4 ? "question" : "article" }),
    ),
  ),
);
const [part] = index.parts;
const list = (term: string) => listAt(part!.segment, findTerm(part!.segment, term));
const best = (...terms: string[]) => {
  const sums = new Sums(index.parts);
  for (const term of terms) sums.add(0, list(term), 1);
  const { articles, asked } = sums.takeBest(50);
  return [...articles.places(), ...asked.places()].sort((a, b) => a - b);
};

test("those that have a word are found, once each, whether few or all have it", () => {
  expect(best("wand")).toEqual([0, 1, 2]);
  expect(best("wand", "wand")).toEqual([0, 1, 2]);
  expect(best("steam", "wand")).toHaveLength(40);
});

test("nothing is left of an earlier search, of one that failed halfway neither", () => {
  best("steam");
  expect(best("wand")).toEqual([0, 1, 2]);
  new Sums(index.parts).add(0, list("steam"), 1);
  expect(best("wand")).toEqual([0, 1, 2]);
});
