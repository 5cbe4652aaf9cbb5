import { describe, expect, it } from "vitest";
import type { SearchDocument } from "../documents";
import { buildSegment } from "./builder";
import { gramsOf } from "./grams";
import { LiveIndex } from "./live";
import { searchIndex } from "./rank";

const question = (id: number, title: string, article: number): SearchDocument => ({
  kind: "question",
  id,
  language: "en",
  topics: [],
  solved: true,
  answered: true,
  createdAt: new Date("2026-01-01T00:00:00Z"),
  title,
  body: "",
  answers: "",
  solvedBy: [`article:${article}`],
});
const article = (id: number, title: string): SearchDocument => ({
  ...question(id, title, id),
  kind: "article",
  solved: false,
  solvedBy: [],
});

describe("how titles look", () => {
  it("does not depend on case or marks between words, and on their order only where two words meet", () => {
    expect(gramsOf("The pump leaks!")).toEqual(gramsOf("the: PUMP, leaks"));
    const other = new Set(gramsOf("leaks, the PUMP"));
    expect(gramsOf("The pump leaks!").filter((gram) => !other.has(gram)).length).toBe(1);
  });

  it("is nothing for a title without a word", () => {
    expect(gramsOf("?!").length).toBe(0);
    expect(gramsOf("").length).toBe(0);
  });

  it("leads to what solved the question that is worded alike, where words by themselves say the same of two", () => {
    const index = LiveIndex.of(
      buildSegment([
        article(1, "Refilling"),
        article(2, "Cleaning"),
        question(11, "descaler brand", 1),
        question(12, "descaling how", 2),
      ]),
    );
    const [first] = searchIndex(index, { q: "descalling", language: "en", mode: "ask", limit: 5 }).hits;
    expect(first).toMatchObject({ kind: "article", id: 2 });
  });
});
