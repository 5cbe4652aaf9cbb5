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

test("a rare word is no mistake where it was found as it was typed", () => {
  const leave = [{ from: "leak", to: "leav" }];
  expect(corrected("machine leaks", "en", leave, ["It leaks below", "Leave it on"])).toBeNull();
  expect(corrected("machine leaks", "en", leave, ["Leave it", "They leave"])).toBe("machine leave");
  // Others make the same mistake; most do not.
  const receive = [{ from: "reciev", to: "receiv" }];
  const mails = ["I recieve nothing", "Receive mail", "Cannot receive"];
  expect(corrected("recieve mail", "en", receive, mails)).toBe("receive mail");
});

test("words that nearly every text has are not marked, unless there are no others", () => {
  const looked = { corrections: [], common: ["the", "is"] };
  expect([...wantedOf("the pump is loud", "en", looked).terms]).toEqual(["pump", "loud"]);
  expect([...wantedOf("the is", "en", looked).terms]).toEqual(["the", "is"]);
});
