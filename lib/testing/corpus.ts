import fc from "fast-check";
import type { SearchDocument } from "@/lib/search/documents";

const vocabulary = "grind brew steam leak pump valve tank light noise filter pressure water".split(" ");

export const words = (max: number) =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength: max }).map((list) => list.join(" "));

export const documentOf = (id: number) =>
  fc.record({
    kind: fc.constantFrom("article" as const, "question" as const),
    id: fc.constant(id),
    language: fc.constantFrom("en", "de"),
    topics: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
    solved: fc.boolean(),
    answered: fc.boolean(),
    createdAt: fc.constant(new Date("2026-01-01T00:00:00Z")),
    title: words(6),
    body: words(20),
    answers: words(10),
    solvedBy: fc.uniqueArray(
      fc.integer({ min: 1, max: 8 }).map((n) => `article:${n}`),
      { maxLength: 2 },
    ),
  });

/** A site of one to so many documents, numbered from 1. */
export const corpus = (size: number): fc.Arbitrary<SearchDocument[]> =>
  fc
    .integer({ min: 1, max: size })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => documentOf(i + 1))));

/** A question with this title and nothing else. */
export const plain = (id: number, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  kind: "question",
  id,
  language: "en",
  topics: [],
  solved: false,
  answered: false,
  createdAt: new Date("2026-01-01T00:00:00Z"),
  title,
  body: "",
  answers: "",
  solvedBy: [],
  ...more,
});
