import { expect, test } from "vitest";
import { termsOf } from "../text";
import { askedTerms, countedWords, heldWords, plainWord, termOfPlain } from "./words";

const texts = {
  en: "How do I reset the TB-2200 with C++ and .NET?",
  zh: "如何把界面改成中文",
  ja: "バックアップを復元できますか",
  ko: "앱을 한국어로 바꾸고 싶어요",
  th: "วิธีรีเซ็ตเครื่อง",
  ru: "Как сбросить настройки",
};

test.each(Object.entries(texts))(
  "what is held is one word for a server whatever its language (%s)",
  (language, text) => {
    const held = heldWords(text, language, 100).split(" ");
    for (const word of held)
      expect(word).toMatch(/^(?:(?!\p{Script=Han}|\p{Script=Hangul}|\p{Script=Thai})[\p{L}\p{N}\p{M}])+$/u);
    expect(held).toEqual([...new Set(held)]);
    for (const term of termsOf(text, language)) expect(termOfPlain(plainWord(term))).toBe(term);
    for (const term of askedTerms(text, language).terms) expect(held).toContain(plainWord(term));
  },
);

test("a long text is held within the places that the server counts", () => {
  const text = Array.from({ length: 90_000 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 20_000))).join("");
  expect(heldWords(text, "zh", 5_000).split(" ").length).toBeLessThanOrEqual(20_000);
});

test("a title is as long as it would be as a query", () => {
  for (const [language, text] of Object.entries(texts))
    expect(countedWords(text, language)).toBe(askedTerms(text, language).terms.length);
});

test("an unfinished word stands by itself; its first letter is left out, unless it is all there is", () => {
  expect(askedTerms("reset tb-22", "en", true)).toEqual({ terms: ["reset", "tb"], begun: "22" });
  expect(askedTerms("reset t", "en", true)).toEqual({ terms: ["reset"] });
  expect(askedTerms("t", "en", true)).toEqual({ terms: ["t"] });
  expect(askedTerms("reset ", "en", true)).toEqual({ terms: ["reset"] });
});
