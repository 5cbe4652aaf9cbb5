import { describe, expect, it } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { buildSegment } from "./builder";
import { gramsOf } from "./grams";
import { LiveIndex } from "./live";
import { searchIndex } from "./rank";

const question = (id: number, title: string, article: number) =>
  plain(id, title, { solved: true, answered: true, solvedBy: [`article:${article}`] });
const article = (id: number, title: string) => plain(id, title, { kind: "article" });

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
