import { expect, test } from "vitest";
import { corrected, wantedOf } from "./wanted";

const texts = ["Grind \uE000grinders\uE001 finer", "The \uE000grinder\uE001 hums", "A \uE000valve\uE001"];

test("a corrected word is written as in what was found, in the form most like what was typed", () => {
  const grind = [{ from: "grindr", to: "grinder" }];
  expect(corrected("my grindr hums", "en", grind, texts)).toBe("my grinder hums");
  expect(corrected("GRINDR", "en", grind, texts)).toBe("grinder");
});

test("nothing is proposed for what nobody here wrote, or where nothing was corrected", () => {
  expect(corrected("vavle", "en", [{ from: "vavl", to: "pump" }], texts)).toBeNull();
  expect(corrected("grinder", "en", [], texts)).toBeNull();
});

test("words that nearly every text has are not marked, unless there are no others", () => {
  const looked = { corrections: [], common: ["the", "is"] };
  expect([...wantedOf("the pump is loud", "en", looked).terms]).toEqual(["pump", "loud"]);
  expect([...wantedOf("the is", "en", looked).terms]).toEqual(["the", "is"]);
});
