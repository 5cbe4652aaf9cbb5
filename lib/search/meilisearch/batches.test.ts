import { expect, test } from "vitest";
import { batches } from "./batches";

const long = (title: string, letters: number) => ({ title, body: "x".repeat(letters), answers: "" });

test("long documents go in several parts, in their order; one that is too long by itself goes alone", () => {
  const parts = [
    ...batches([long("a", 4e6), long("b", 4e6), long("c", 4e6), long("d", 2e7), long("e", 1), long("f", 1)]),
  ];
  expect(parts.map((part) => part.map(({ title }) => title).join(""))).toEqual(["ab", "c", "d", "ef"]);
  expect([...batches([])]).toEqual([]);
});

test("vectors count too", () => {
  const vectors = Array.from({ length: 3 }, () => ({
    ...long("", 0),
    _vectors: { site: Array.from({ length: 1e6 }, () => 1) },
  }));
  expect([...batches(vectors)].map(({ length }) => length)).toEqual([2, 1]);
});
