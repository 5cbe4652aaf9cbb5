import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import type { SearchDocument } from "../documents";
import { type Mode, worthSuggesting } from "../engine";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { searchIndex } from "./rank";

const article = (id: number, title: string, body = "") => plain(id, title, { kind: "article", body });

const own = plain(1, "Boiler leaks water at night");
const found = (documents: SearchDocument[], q: string, mode: Mode) => {
  const result = searchIndex(LiveIndex.of(buildSegment(documents)), {
    q,
    language: "en",
    mode,
    limit: 9,
    ...(mode === "similar" && { filters: { kind: "question" }, exclude: ["question:1"] }),
  });
  return { ...result, engine: "", degraded: false };
};
const similarTo = (...others: SearchDocument[]) =>
  worthSuggesting(found([own, ...others], own.title, "similar"), "similar").map(({ id }) => id);

test("neither the question itself nor an article makes others look more alike than they are", () => {
  const hardly = plain(2, "Water filter for a new customer");
  expect(similarTo(hardly)).toEqual([]);
  expect(similarTo(hardly, article(3, own.title))).toEqual([]);
  const [alone, beside] = [[hardly], [hardly, article(3, own.title)]].map(
    (others) => found([own, ...others], own.title, "similar").hits[0]!.score,
  );
  expect(beside).toBeCloseTo(alone!, 1);
});

test("of questions with the same words the one whose title looks alike comes first", () => {
  const [same, other] = [plain(2, "Boiler leak, water at nights"), plain(3, "Night boiler water")];
  expect(similarTo(other, same)).toEqual([2, 3]);
});

test("a hit says what share of the query it has, unknown words included", () => {
  const [hit] = found([own], "boiler leaks", "submit").hits;
  expect(hit!.holds).toBeCloseTo(1);
  const [half] = found([own], "boiler leaks zirconium phlogiston", "submit").hits;
  expect(half!.holds).toBeGreaterThan(0.2);
  expect(half!.holds).toBeLessThan(0.5);
});

test("what has two words of three is suggested, even where it says them only in passing", () => {
  const passing = {
    ...article(2, "Cleaning"),
    body: "Now and then the gasket of the portafilter wears out.",
  };
  const many = Array.from({ length: 30 }, (_, i) => article(10 + i, `Something else ${i}`));
  for (const mode of ["type", "ask"] as const) {
    const result = found([passing, ...many], "portafilter gasket", mode);
    expect(worthSuggesting(result, mode).map(({ id }) => id)).toEqual([2]);
  }
});

test("the first letter of the next word takes nothing away from what was typed before it", () => {
  // "w" is a word of its own in one text, and "z" in none.
  const many = Array.from({ length: 400 }, (_, i) =>
    article(
      10 + i,
      `Something else ${i}`,
      i < 150 ? "Boiler here, and it leaks." : i === 399 ? "Press W." : "",
    ),
  );
  for (const q of ["boiler leaks", "boiler leaks ", "boiler leaks w", "boiler leaks z", "boiler leaks wa"]) {
    const result = found([own, ...many], q, "type");
    expect(worthSuggesting(result, "type")[0]?.id, q).toBe(1);
    expect(result.hits[0]!.holds, q).toBeGreaterThan(0.6);
  }
  const [unknown] = found([own], "boiler leaks zy", "type").hits;
  expect(unknown!.holds).toBeLessThan(0.9);
});
