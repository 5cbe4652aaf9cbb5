import fc from "fast-check";
import { expect, it } from "vitest";
import { csvCell, csvLine } from "./csv";

it.each([
  ['=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@x", "'@x"],
  ["\tx", '"\'\tx"'],
  ["\rx", '"\'\rx"'],
  ["  =1", "'  =1"],
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
])("a spreadsheet takes %j as text", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

it("keeps numbers and leaves out what is not there", () => {
  expect(csvLine([-1, null, "x"])).toBe("-1,,x\r\n");
});

it("never lets a cell begin as a formula (R15)", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => !/^"?\s*[=+\-@]/.test(csvCell(value))),
    { numRuns: 1000 },
  );
});
