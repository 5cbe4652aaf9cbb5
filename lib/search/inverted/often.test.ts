import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { keyOf, type SearchDocument } from "../documents";
import type { Mode } from "../engine";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { searchIndex } from "./rank";

const article = (id: number, title: string) => plain(id, title, { kind: "article" });
const articles = [article(1, "Filter: cleaning"), article(2, "Filter: changing")];
// What the questions say is in no search below: only how many there are tells the articles apart.
const solvedBy = (id: number, count: number, words = "gasket drips brown") =>
  Array.from({ length: count }, (_, i) =>
    plain(100 * id + i, `${words} ${i}`, { solved: true, solvedBy: [`article:${id}`] }),
  );
const indexOf = (...documents: SearchDocument[]) => LiveIndex.of(buildSegment([...articles, ...documents]));
const found = (index: LiveIndex, q: string, mode: Mode) =>
  searchIndex(index, { q, language: "en", mode, limit: 10 }).hits;

test.each(["ask", "submit", "type"] as const)(
  "%s: of two articles that fit alike the one that has solved more comes first, until that is taken back",
  (mode) => {
    const first = (index: LiveIndex) => found(index, "filter", mode)[0]!.id;
    const questions = [...solvedBy(1, 30), ...solvedBy(2, 3)];
    expect(first(indexOf(...questions))).toBe(1);
    const index = indexOf(...solvedBy(1, 3), ...solvedBy(2, 30));
    expect(first(index)).toBe(2);
    index.apply({ documents: [], gone: solvedBy(2, 30).map(({ kind, id }) => keyOf(kind, id)) });
    expect(first(index)).toBe(1);
  },
);

test("where all have solved as many nothing speaks for any of them, nor on a new site", () => {
  const often = (index: LiveIndex) =>
    found(index, "filter", "ask").map(({ parts }) => Math.abs(parts.often!));
  expect(often(indexOf())).toEqual([0, 0]);
  expect(often(indexOf(...solvedBy(1, 20), ...solvedBy(2, 20)))).toEqual([0, 0]);
});

test("whoever writes a whole question is not led to what most people mean", () => {
  const index = indexOf(...solvedBy(1, 30), ...solvedBy(2, 3));
  const often = (q: string) => found(index, q, "ask").find(({ id }) => id === 1)!.parts.often!;
  expect(often("filter")).toBeGreaterThan(0);
  const brew = plain(900, "brew steam leak pump valve tank light noise pressure water grind heat cold");
  const whole = indexOf(...solvedBy(1, 30), ...solvedBy(2, 3), brew);
  const inWhole = found(whole, `filter ${brew.title}`, "ask").find(({ id }) => id === 1)!.parts.often!;
  expect(inWhole / often("filter")).toBeCloseTo((8 / 14) ** 2, 1);
});

test("on the page of results, what solved what is like it comes before a title with half of the words", () => {
  const helped = article(3, "Descaling");
  const asked = Array.from({ length: 20 }, (_, i) =>
    plain(300 + i, `No steam from the wand ${i}`, { solved: true, solvedBy: ["article:3"] }),
  );
  const half = plain(400, "Steam temperature");
  const whole = plain(401, "Does altitude change how much steam the wand makes");
  const index = indexOf(helped, ...asked, half, whole);
  const places = searchIndex(index, { q: "steam wand", language: "en", mode: "submit", limit: 50 }).hits;
  const at = (id: number) => places.findIndex((hit) => hit.id === id);
  expect(at(3)).toBeLessThan(at(400));
  // All of it in a title: it may be just this that is looked for. A word that is still being typed is as good.
  expect(at(401)).toBeLessThan(at(3));
  expect(found(index, "steam wand alti", "type")[0]!.id).toBe(401);
});
