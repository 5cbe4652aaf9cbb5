import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/errors";
import { cleanLine, cleanText } from "./plain-text";

describe("cleanLine (R10)", () => {
  it.each([
    ["  two \n\t words ", "two words"],
    ["abc\u202egnp.exe", "abcgnp.exe"],
    ["pay\u200bpal\ufeff", "paypal"],
    ["ad\u200dmin", "admin"],
    ["\u2067x\u2069", "x"],
    ["e\u0301", "é"],
    [`Z${"\u0300\u0301\u0302\u0303\u0304".repeat(40)}`, "Z\u0300\u0301\u0302\u0303".normalize("NFC")],
    ["family 👨‍👩‍👧 ☕️", "family 👨‍👩‍👧 ☕️"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["क्\u200dष", "क्\u200dष"],
    ["mark \ue000here\ue001", "mark here"],
    ["a\u0007b", "ab"],
  ])("%j becomes %j", (typed, stored) => {
    expect(cleanLine(typed)).toBe(stored);
  });

  it("refuses NUL and replaces half characters", () => {
    expect(() => cleanLine("a\0")).toThrow(new Refusal("invalid_text"));
    expect(cleanLine("a\ud83d")).toBe("a\ufffd");
  });

  it("is idempotent and composed, whatever is typed", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const once = cleanLine(typed);
        expect(cleanLine(once)).toBe(once);
        expect(once.normalize("NFC")).toBe(once);
        expect(once).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("cleanText", () => {
  it("keeps lines, indentation and direction marks; drops what reorders or cannot be stored", () => {
    expect(cleanText("a\r\n  b\u2028c\u202e \u200fd\n\n")).toBe("a\n  b\nc \u200fd");
    expect(() => cleanText("x\0y")).toThrow(new Refusal("invalid_text"));
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(text, (typed) => cleanText(cleanText(typed)) === cleanText(typed)),
      { numRuns: 1000 },
    );
  });
});

const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.constantFrom(
        "\u0301",
        "\u200d",
        "\u200c",
        "\u202e",
        "a",
        "\u1112\u1161",
        "\u11ab",
        "👍",
        "\ufe0f",
        "ی",
        " ",
        "\r",
        "\n",
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join("").replaceAll("\0", ""));
