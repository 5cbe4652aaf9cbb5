import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import type { SearchDocument } from "../documents";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { searchIndex } from "./rank";

const day = 86_400_000;
const question = (id: number, title: string, daysAgo: number, more: Partial<SearchDocument> = {}) =>
  plain(id, title, {
    solved: true,
    answered: true,
    createdAt: new Date(Date.UTC(2026, 0, 1) - daysAgo * day),
    ...more,
  });
const found = (documents: SearchDocument[], q: string, mode: "ask" | "submit") =>
  searchIndex(LiveIndex.of(buildSegment(documents)), { q, language: "en", mode, limit: 9 }).hits;

describe.each(["ask", "submit"] as const)("solved threads that repeat the same trouble (%s)", (mode) => {
  test("come newest first, whatever their numbers", () => {
    const ages = fc.uniqueArray(fc.integer({ min: 0, max: 4_000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(ages, (daysAgo) => {
        const hits = found(
          daysAgo.map((days, at) => question(at + 1, "Pump leaks after descaling", days)),
          "pump leaks after descaling",
          mode,
        );
        const order = hits.map(({ id }) => daysAgo[id - 1]!);
        expect(order).toEqual([...daysAgo].sort((a, b) => a - b));
      }),
    );
  });

  test("an old one that fits far better stays before a new one", () => {
    const documents = [
      question(1, "Pump leaks after descaling", 3_000),
      question(2, "Pump hums at night", 0),
      question(3, "Grinder is stuck", 10),
    ];
    const [first, second] = found(documents, "pump leaks after descaling", mode);
    expect([first!.id, second?.id ?? 2]).toEqual([1, 2]);
    expect(first!.parts.recent).toBeGreaterThan(0);
  });
});

test("what solved it lately comes before what solved the same as often years ago", () => {
  const article = (id: number, title: string) =>
    question(id, title, 0, { kind: "article", solved: false, answered: false });
  const helped = (id: number, daysAgo: number, by: number) =>
    question(id, "App does not pair", daysAgo, { solvedBy: [`article:${by}`] });
  for (const [old, recent] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const documents = [
      article(1, "Settings of the first app"),
      article(2, "Settings of the other app"),
      helped(11, 1_000, old),
      helped(12, 1_001, old),
      helped(13, 5, recent),
      helped(14, 6, recent),
    ];
    expect(found(documents, "App does not pair", "ask")[0]).toMatchObject({ kind: "article", id: recent });
  }
});
