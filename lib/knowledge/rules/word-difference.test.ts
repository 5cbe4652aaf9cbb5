import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifference } from "./word-difference";

const text = fc
  .array(fc.constantFrom("press", "the", "button", " ", "\n", "，", "按", "钮", "It's", "🙂", "**", "1"), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));
const side = (before: string, after: string, other: string) =>
  wordDifference(before, after)
    .filter((part) => part.kind !== other)
    .map((part) => part.text)
    .join("");

describe("the difference of two texts, word by word", () => {
  it("gives back both texts, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: "binary" })),
        fc.oneof(text, fc.string()),
        (before, after) => {
          expect(side(before, after, "added")).toBe(before);
          expect(side(before, after, "removed")).toBe(after);
        },
      ),
    );
  });

  it("says nothing of a text that is the same", () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(wordDifference(same, same).every((part) => part.kind === "same")).toBe(true);
      }),
    );
  });

  it("names the words that changed, and neighbours as one change", () => {
    expect(wordDifference("Press the red button twice.", "Press the round black button twice.")).toEqual([
      { kind: "same", text: "Press the " },
      { kind: "removed", text: "red" },
      { kind: "added", text: "round black" },
      { kind: "same", text: " button twice." },
    ]);
    expect(wordDifference("请按红色按钮。", "请按黑色按钮。")).toEqual([
      { kind: "same", text: "请按" },
      { kind: "removed", text: "红" },
      { kind: "added", text: "黑" },
      { kind: "same", text: "色按钮。" },
    ]);
  });

  it("does not take long over very long texts", () => {
    const long = Array.from({ length: 30_000 }, (_, at) => `word${at}`).join(" ");
    expect(wordDifference(long, `${long} more`).map((part) => part.kind)).toEqual(["same", "added"]);
    const other = long.replaceAll("word", "other");
    expect(wordDifference(long, other).map((part) => part.kind)).toEqual(["removed", "added"]);
  });
});
