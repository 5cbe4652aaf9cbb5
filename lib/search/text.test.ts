import fc from "fast-check";
import { expect, test } from "vitest";
import { capQuery, isSpaced, termsOf, tokensOf, wordBeingTyped } from "./text";

test.each([
  ["en", "Running emails", ["run", "email"]],
  ["en", "Wi-Fi e-mail", ["wi", "fi", "wifi", "e", "mail", "email"]],
  ["en", "C++ and C#, not C", ["c++", "and", "c#", "not", "c"]],
  ["en", "The .NET client", ["the", "net", ".net", "client"]],
  ["en", "error 0x80070005", ["error", "80070005", "0x80070005"]],
  ["en", "since 128.4.0", ["sinc", "128", "4", "0", "128.4.0"]],
  ["en", "Mara's don't naïve", ["mara", "dont", "naiv"]],
  ["de", "Häuser größer Straße", ["haus", "gross", "strass"]],
  ["es", "configuración configuracion configuraciones", ["configur", "configur", "configur"]],
  ["fr", "l’imprimante qu'il", ["imprim", "il"]],
  ["ru", "Настройки настройками ёлка", ["настройк", "настройк", "елк"]],
  [
    "zh",
    "使用Wi-Fi网络，中文",
    ["使", "使用", "用", "wi", "fi", "wifi", "网", "网络", "络", "中", "中文", "文"],
  ],
  ["ja", "ﾌﾟﾘﾝﾀ", ["プリ", "リン", "ンタ", "プリンタ"]],
  ["ko", "한국어로 설정", ["한", "한국어로", "한국", "국어", "어로", "설", "설정"]],
  ["ar", "العَرَبِيَّة", ["عرب"]],
  ["hi", "हिन्दी में", ["हिन्द", "में"]],
  ["en", "ｆｕｌｌｗｉｄｔｈ ☕️", ["fullwidth", "☕"]],
])("cuts %s: %s", (language, text, terms) => {
  expect(termsOf(text, language)).toEqual(terms);
});

test("what stands before an apostrophe is no word of its own in languages that leave letters out", () => {
  expect(termsOf("quell'altro", "it")).toEqual(termsOf("altro", "it"));
  expect(termsOf("quelqu’un", "fr")).toEqual(["un"]);
  expect(termsOf("don't", "en")).toEqual(["dont"]);
});

test("of a script that writes above and below its letters, letters are not cut apart", () => {
  expect(termsOf("ติด", "th")).toEqual(["ติ", "ติด", "ด"]);
  expect([...tokensOf("ติด", "th")].map(({ start, end }) => [start, end])).toEqual([
    [0, 2],
    [2, 3],
  ]);
});

test("the stemmer follows the script before the language of the text", () => {
  expect(termsOf("printers", "zh")).toEqual(["printer"]);
  expect(termsOf("printers", "ru")).toEqual(["printer"]);
  expect(termsOf("принтеры", "en")).toEqual(termsOf("принтеры", "ru"));
  expect(termsOf("принтери", "uk")).toEqual(["принт"]);
  expect(termsOf("принтери", "ko")).toEqual(["принтери"]);
});

test("where nobody has written a stemmer, forms of a word are alike by how they begin", () => {
  const alike = (language: string, ...forms: string[]) =>
    expect(new Set(forms.flatMap((form) => termsOf(form, language))).size, forms.join()).toBe(1);
  alike("pl", "konfiguracja", "konfiguracji", "KONFIGURACJĘ", "konfiguracje");
  alike("uk", "друкарка", "друкарку", "друкаркою");
  alike("el", "εκτυπωτής", "εκτυπωτή", "ΕΚΤΥΠΩΤΩΝ");
  alike("hr", "lozinka", "lozinku", "lozinkom");
  alike("sr", "lozinka", "lozinku");
  expect(termsOf("pengaturan", "id")).toEqual(["pengaturan"]);
  expect(termsOf("שולחנות", "he")).toEqual(["שולחנות"]);
});

test.each([
  ["TB-2200", "TB2200", "TB 2200", "tb_2200"],
  ["XPS13", "xps 13", "XPS-13"],
  ["E-05", "E05"],
  ["max_connections", "max connections", "max-connections", "maxconnections"],
  ["0x80070005", "80070005"],
  ["RTX4090Ti", "rtx 4090 ti", "4090"],
  ["٠٫٥ ٢٢٠٠", "2200"],
  ["۲۲۰۰", "2200"],
])("a code is the same however it is written: %s", (code, ...others) => {
  const terms = new Set(termsOf(code, "en"));
  for (const other of others)
    expect(
      termsOf(other, "en").some((term) => terms.has(term)),
      other,
    ).toBe(true);
});

test("what stands between numbers keeps them apart, and of a checksum there are no parts", () => {
  expect(termsOf("1-2", "en")).toEqual(["1", "2", "1-2"]);
  expect(termsOf("9f3ac2d", "en")).toEqual(["9f3ac2d"]);
  expect(termsOf("کتابی", "fa")).toEqual(termsOf("كتابي", "fa"));
});

test("a query counts up to 2,000 characters or 200 words (D05)", () => {
  expect(capQuery("a".repeat(5_000))).toHaveLength(2_000);
  expect(capQuery("ab ".repeat(2_000)).trim().split(/\s+/)).toHaveLength(200);
  expect(capQuery("short one")).toBe("short one");
  expect(capQuery(`${"a".repeat(1_999)}😀`)).toBe("a".repeat(1_999));
});

test("the word being typed is the last one while nothing follows it", () => {
  expect(wordBeingTyped("reset pass")).toBe("pass");
  expect(wordBeingTyped("reset pass ")).toBeUndefined();
  expect(wordBeingTyped("reset p")).toBeUndefined();
  expect(wordBeingTyped("怎么使用")).toBeUndefined();
});

test("any text at all is cut into short terms, and tokens stand where they say", () => {
  const isKatakana = (term: string) => /^[\p{Script=Katakana}ー]+$/u.test(term);
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom("en", "zh", "ru", "ar", "xx", ""),
      (text, language) => {
        for (const term of termsOf(text, language)) {
          expect(term.length).toBeGreaterThan(0);
          expect(term.length).toBeLessThanOrEqual(42);
          expect(isSpaced(term) || isKatakana(term) || [...term].length <= 2).toBe(true);
        }
        let last = 0;
        for (const { start, end } of tokensOf(text, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      },
    ),
    {
      examples: [
        ["データベースを開く", "zh"],
        ["\u064b", "en"],
      ],
    },
  );
});

test("letters of either case, composed or not, make the same terms", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zà-öø-ÿ ]{0,30}$/), (text) => {
      expect(termsOf(text.normalize("NFD"), "en")).toEqual(termsOf(text.normalize("NFC"), "en"));
      expect(termsOf(text.toUpperCase().toLowerCase(), "en")).toEqual(termsOf(text, "en"));
    }),
  );
});

test("cuts ASCII the same, whatever else stands in the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 60 }), (text) => {
      const alone = [...tokensOf(text, "en")];
      // A pictograph is a word of its own and changes nothing around it.
      expect([...tokensOf(`${text} ☕`, "en")].slice(0, -1)).toEqual(alone);
    }),
    { numRuns: 2_000 },
  );
});
