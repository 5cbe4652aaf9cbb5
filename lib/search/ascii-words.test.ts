import fc from "fast-check";
import { expect, test } from "vitest";
import { eachAsciiWord, initialsOf } from "./ascii-words";
import { stemmedLanguages } from "./stems";
import { termsOf, tokensOf } from "./text";

const ascii = fc.string({
  unit: fc.constantFrom(..."abcyzABZ019_.'-@+# \n"),
  maxLength: 60,
});

function wordsOf(text: string, initials: Uint8Array): { word: string; start: number }[] {
  const found: { word: string; start: number }[] = [];
  eachAsciiWord(text, initials, (word, start) => found.push({ word, start }));
  return found;
}

test("cuts a text as the index does", () => {
  const every = initialsOf("abcdefghijklmnopqrstuvwxyz");
  fc.assert(
    fc.property(ascii, (text) => {
      const same = [...tokensOf(text, "en")].map(({ start, end }) => ({
        word: text.slice(start, end),
        start,
      }));
      expect(wordsOf(text, every)).toEqual(same);
    }),
    { numRuns: 2_000 },
  );
});

test("passes over words of letters alone that begin otherwise", () => {
  const initials = initialsOf(["pump", "älter"]);
  expect(wordsOf("The Pump of C# isn't a plum, v2 .net", initials).map(({ word }) => word)).toEqual([
    "Pump",
    "C#",
    "isn't",
    "plum",
    "v2",
    ".net",
  ]);
});

test("a stem begins as its word does, in every language but the one where words change at their beginning", () => {
  const word = fc.string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
    minLength: 1,
    maxLength: 14,
  });
  for (const language of stemmedLanguages.filter((one) => one !== "ga"))
    fc.assert(
      fc.property(word, (written) => {
        const [term] = termsOf(written, language);
        expect(term![0], language).toBe(written[0]);
      }),
      { numRuns: 400, examples: [["dimi"]] },
    );
});
