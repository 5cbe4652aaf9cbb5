import { expect, test } from "vitest";
import { lookedFor } from "./looked-for";

test("what cannot be seen is not looked for, and turns nothing around that stands behind it", () => {
  expect(lookedFor("\u202e\u2066\u0000 ")).toBe("");
  expect(lookedFor("\u202ereversed\u202c email")).toBe("reversed email");
  expect(lookedFor("  لا أستطيع إرسال البريد ")).toBe("لا أستطيع إرسال البريد");
});
