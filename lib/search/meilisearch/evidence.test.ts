import { expect, test } from "vitest";
import { askedOfMeilisearch as ask } from "@/lib/testing/asked-of-meilisearch";
import { plain } from "@/lib/testing/corpus";
import { keyOf } from "../documents";
import { Askers } from "./askers";

const article = (id: number, title: string, body = "") => plain(id, title, { kind: "article", body });
const articles = [article(1, "Descaling"), article(2, "Backflushing")];
/** So many questions with these words and a word of their own each, solved by an article. */
const solvedBy = (id: number, count: number, words: string, more = {}) =>
  Array.from({ length: count }, (_, i) =>
    plain(1_000 * id + i, `${words} w${id}x${i}`, { solved: true, solvedBy: [`article:${id}`], ...more }),
  );
const partsOf = async (documents: Parameters<typeof ask>[0], q: string, more = {}) => {
  const { hits } = await ask(documents, { q, mode: "ask", limit: 2_000, ...more });
  return Object.fromEntries(hits.map(({ kind, id, parts }) => [`${kind}:${id}`, parts]));
};

test("every word lends itself to what has helped those who used it, though no one of them used them all", async () => {
  const apart = ["gurgling noise", "soapy taste", "steam weak"].flatMap((words, i) =>
    solvedBy(1, 30, words).map((one) => ({ ...one, id: one.id + 100 * i })),
  );
  const others = solvedBy(2, 90, "handle leaks");
  const mixed = solvedBy(2, 1, "gurgling lamp");
  const parts = await partsOf([...articles, ...apart, ...others, ...mixed], "gurgling soapy steam");
  expect(parts["article:1"]!.words).toBeGreaterThan(0.2);
  expect(parts["article:2"]!.words).toBeLessThan(0.02);
});

test("words of answers are not those of who asked", async () => {
  const answered = solvedBy(1, 40, "gurgling noise", { answers: "turn the valve" });
  const parts = await partsOf([...articles, ...answered], "valve");
  expect(parts["article:1"]!.words).toBe(0);
  expect((await partsOf([...articles, ...answered], "gurgling"))["article:1"]!.words).toBeGreaterThan(0);
});

test("ten solved questions say little, a thousand much; one that is nearly the same says all", async () => {
  const votes = async (count: number, q: string) =>
    (await partsOf([...articles, ...solvedBy(1, count, "gurgling noise")], q))["article:1"]!;
  const few = await votes(10, "gurgling kettle lamp");
  const many = await votes(1_000, "gurgling kettle lamp");
  expect(few.votes! / many.votes!).toBeLessThan(0.5);
  expect(few.words! / many.words!).toBeLessThan(0.2);
  expect((await votes(10, "gurgling noise")).votes).toBeCloseTo(0.6);
});

test("a question that is left out leaves no trace: neither vote, nor words, nor count", async () => {
  const others = solvedBy(2, 40, "handle leaks");
  const one = solvedBy(1, 1, "gurgling noise");
  const exclude = ["question:1000"];
  const parts = await partsOf([...articles, ...one, ...others], "gurgling noise", { exclude });
  expect(parts["article:1"]).toBeUndefined();
  const [without, never] = [
    await ask([...articles, ...one, ...others], { q: "handle", mode: "ask", exclude }),
    await ask([...articles, ...others], { q: "handle", mode: "ask" }),
  ];
  expect(without.hits.map(({ parts }) => parts)).toEqual(never.hits.map(({ parts }) => parts));
});

test("of two articles that fit alike the one that has solved more comes first, on a page of results too", async () => {
  const filters = [article(1, "Filter cleaning"), article(2, "Filter changing")];
  for (const mode of ["ask", "submit", "type"] as const)
    for (const [more, less] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const questions = [...solvedBy(more, 30, "gasket drips"), ...solvedBy(less, 3, "gasket drips")];
      const { hits } = await ask([...filters, ...questions], { q: "filter", mode });
      expect([mode, hits[0]!.id]).toEqual([mode, more]);
    }
});

test("who was helped counts wherever they asked, whatever is looked for", async () => {
  const helped = solvedBy(1, 40, "gurgling noise");
  const others = solvedBy(2, 40, "handle leaks");
  const documents = [
    { ...article(1, "Descaling the boiler"), topics: [7] },
    ...articles.slice(1),
    ...helped,
    ...others,
  ];
  const q = "gurgling boiler";
  const own = (await partsOf(documents, q))["article:1"]!;
  const filtered = (await partsOf(documents, q, { filters: { topics: [7] } }))["article:1"]!;
  expect(own.words).toBeGreaterThan(0);
  expect(filtered.words).toBe(own.words);
});

test("of things beyond those that the server names, none is taken to have helped nobody", () => {
  const askers = new Askers([]);
  const solvers = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`article:${i + 1}`, 300 - i]));
  const total = Object.values(solvers).reduce((a, b) => a + b, 0);
  askers.countAll({ hits: [], total, solvers });
  const { timesUsual } = askers.helped;
  expect(timesUsual(keyOf("article", 999))).toBe(timesUsual(keyOf("article", 200)));
  expect(timesUsual(keyOf("article", 1))).toBeGreaterThan(timesUsual(keyOf("article", 200)));
});
