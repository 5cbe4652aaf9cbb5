import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passageOf, passagesOf } from "./passages";

const body = "First.\n\nSecond,\nin two lines.\n\n```\ncode\n\nmore\n```\n\nLast.";

describe("the passages of a text", () => {
  it("are its paragraphs; code with an empty line is one", () => {
    expect(passagesOf(body).map(({ text }) => text)).toEqual([
      "First.",
      "Second,\nin two lines.",
      "```\ncode\n\nmore\n```",
      "Last.",
    ]);
  });

  it("stand where they say, and hold every word", () => {
    const any = fc
      .array(fc.constantFrom("a", "\n", "```", " ", "b c"), { maxLength: 40 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(any, (text) => {
        const passages = passagesOf(text);
        for (const { text: part, place } of passages)
          expect(text.slice(place, place + part.length)).toBe(part);
        expect(
          passages
            .map((one) => one.text)
            .join("")
            .replace(/\s/g, ""),
        ).toBe(text.replace(/\s/g, ""));
      }),
    );
  });

  it("are found again by the words, also after the text has moved", () => {
    const passages = passagesOf(`New beginning.\n\n${body}`);
    expect(passageOf(passages, "Last.", body.indexOf("Last."))?.text).toBe("Last.");
    expect(passageOf(passages, "Gone.", 3)).toBeNull();
    expect(passageOf(passages, "", null)).toBeNull();
  });
});
