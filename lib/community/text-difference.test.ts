import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "./text-difference";

const text = fc
  .array(fc.constantFrom("a", "b", "c", "", "long line"), { maxLength: 20 })
  .map((l) => l.join("\n"));

describe("the difference of two texts", () => {
  it("holds every line of both, in their order", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDifference(before, after);
        const side = (other: string) =>
          parts
            .filter((part) => part.kind !== other)
            .map((part) => part.text)
            .join("\n");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }),
    );
  });

  it("names only what changed", () => {
    expect(textDifference("one\ntwo\nthree", "one\n2\nthree")).toEqual([
      { kind: "same", text: "one" },
      { kind: "removed", text: "two" },
      { kind: "added", text: "2" },
      { kind: "same", text: "three" },
    ]);
  });

  it("does not take long over very long texts", () => {
    const long = Array.from({ length: 20_000 }, (_, line) => `line ${line}`).join("\n");
    expect(textDifference(long, `${long}\nmore`).map((part) => part.kind)).toEqual(["removed", "added"]);
  });
});
