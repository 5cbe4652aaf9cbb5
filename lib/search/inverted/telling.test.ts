import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { idOf, kindOf } from "../documents";
import { buildSegment } from "./builder";
import { DOCUMENT, findTerm } from "./segment";
import { tellingAt } from "./telling";

const filled = (count: number) => Array.from({ length: 50 - count }, (_, i) => `other${i}`).join(" ");
const saying = (kind: "article" | "question", id: number, count: number) =>
  plain(id, "", { kind, body: `${"steam ".repeat(count)}${filled(count)}` });

const segment = buildSegment([
  ...[1, 9, 3, 7, 5, 8, 2, 6, 4].map((count, at) => saying("question", at + 1, count)),
  saying("article", 1, 1),
  saying("article", 2, 2),
]);
const found = (most: number) => {
  const list = tellingAt(segment, findTerm(segment, "steam"), most);
  return Array.from(list.postings.subarray(list.from, list.end), (posting) => {
    const key = segment.keys[posting & DOCUMENT]!;
    return `${kindOf(key)}:${idOf(key)}`;
  });
};

test("of a word that nearly every text has, the questions and the articles that say it most are kept", () => {
  expect(found(2)).toEqual(["question:2", "question:6", "article:1", "article:2"]);
});

test("a word that few texts have is kept whole", () => {
  expect(found(6)).toHaveLength(11);
});
