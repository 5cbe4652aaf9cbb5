import fc from "fast-check";
import { expect, test } from "vitest";
import { markAll, markedSnippet, withoutMarks } from "./marks";
import { wantedOf } from "./queries/wanted";

const wanted = (q: string, language = "en", isTyping = false) =>
  wantedOf(q, language, { corrections: [], isTyping });

test("marks every form of the words", () => {
  expect(markAll("Printers print, printing too", wanted("print"))).toBe(
    "Printers \uE000print\uE001, \uE000printing\uE001 too",
  );
  expect(markAll("打开中文界面", wanted("中文", "zh"))).toBe("打开\uE000中文\uE001界面");
  expect(markAll("Calibration", wanted("calib", "en", true))).toBe("\uE000Calibration\uE001");
});

test("marks in the text itself are not believed (R12)", () => {
  expect(markAll("\uE000fake\uE001 real", wanted("real"))).toBe("fake \uE000real\uE001");
});

test("shows the part that has most of the query", () => {
  const text = `${"lorem ipsum dolor ".repeat(60)}the burr carrier rattles after descaling ${"sit amet ".repeat(60)}`;
  const snippet = markedSnippet(text, wanted("burr rattle"), 120);
  expect(snippet).toContain("\uE000burr\uE001 carrier \uE000rattles\uE001");
  expect(withoutMarks(snippet).length).toBeLessThanOrEqual(125);
  expect(markedSnippet("Short.", wanted("nothing"))).toBe("Short.");
});

test("nothing but marks is ever added to a text, and they come in pairs", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 20 }), (text, q) => {
      const marked = markAll(text, wanted(q));
      expect(withoutMarks(marked)).toBe(withoutMarks(text));
      expect(marked.replace(/[^\uE000\uE001]/g, "")).toMatch(/^(\uE000\uE001)*$/);
    }),
  );
});
