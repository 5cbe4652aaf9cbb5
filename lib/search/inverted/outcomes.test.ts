import { expect, test } from "vitest";
import type { SearchDocument } from "../documents";
import { buildSegment } from "./builder";
import { calibrated, likely, rawOf, usual } from "./calibration";
import { LiveIndex } from "./live";
import { calibrate, outcomesOf } from "./outcomes";
import { searchIndex } from "./rank";

const document = (kind: "article" | "question", id: number, title: string, solvedBy: string[] = []) => ({
  kind,
  id,
  language: "en",
  topics: [],
  solved: solvedBy.length > 0,
  answered: false,
  createdAt: new Date("2026-01-01T00:00:00Z"),
  title,
  body: "",
  answers: "",
  solvedBy,
});
const parts = "pump valve tank grinder boiler gasket hopper drip".split(" ");
const questions = parts.flatMap((part, i) =>
  ["leaks", "squeaks"].map((fault, j) =>
    document("question", 10 * i + j + 1, `My ${part} ${fault}`, [`article:${i + 1}`]),
  ),
);
const articles = parts.map((part, i) => document("article", i + 1, `Repairing the ${part}`));
const source = (documents: SearchDocument[]) => ({
  async *all() {
    yield documents;
  },
  bySubjects: async (subjects: readonly string[]) => ({
    documents: documents.filter(({ kind, id }) => subjects.includes(`${kind}:${id}`)),
    gone: [],
  }),
});

test("a raw score and how likely it is right are two names of the same", () => {
  for (const raw of [0.1, 0.92, 2]) expect(rawOf(likely(raw, usual), usual)).toBeCloseTo(raw, 6);
  expect(likely(0, usual)).toBe(0);
  expect(likely(usual.middle, usual)).toBe(0.5);
});

test("few outcomes change little, many move the middle to where hits begin to be right", () => {
  const right = (raw: number) => ({ raw, isRight: true });
  const wrong = (raw: number) => ({ raw, isRight: false });
  expect(Math.abs(calibrated([right(0.3)]).middle - usual.middle)).toBeLessThan(0.2);
  const low = calibrated(Array.from({ length: 200 }, (_, i) => (i % 2 ? right(0.5) : wrong(0.2))));
  const high = calibrated(Array.from({ length: 200 }, (_, i) => (i % 2 ? right(2) : wrong(1.2))));
  expect(low.middle).toBeLessThan(usual.middle);
  expect(high.middle).toBeGreaterThan(usual.middle);
});

test("a solved question asked again does not find itself, and is back afterwards", () => {
  const index = LiveIndex.of(buildSegment([...articles, ...questions]));
  const ask = () =>
    searchIndex(index, { q: "My pump leaks", language: "en", mode: "ask", limit: 50 }).hits.map((hit) => [
      hit.kind,
      hit.id,
      hit.score,
    ]);
  const before = ask();
  const taught = index.solvers.taught;
  expect(outcomesOf(index, questions[0]!)).toMatchObject([{ isRight: true }]);
  expect(ask()).toEqual(before);
  expect(index.solvers.taught).toBe(taught);
});

test("a site whose first hits are right learns to be surer of them, without changing their order", async () => {
  const index = LiveIndex.of(buildSegment([...articles, ...questions]));
  const ask = () => searchIndex(index, { q: "valve leaks", language: "en", mode: "ask", limit: 9 }).hits;
  const before = ask();
  await calibrate(index, source(questions), async () => undefined);
  const after = ask();
  expect(after[0]!.score).toBeGreaterThan(before[0]!.score);
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});
