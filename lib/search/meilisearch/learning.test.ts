import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import type { DocumentSource } from "../documents";
import type { Hit, SearchRequest } from "../engine";
import type { IndexQuery } from "./client";
import { learning } from "./learning";
import { usualLearnt } from "./outcomes";

/** A site with so many solved questions, each of which the server answers, with some sureness, as `solver` says. */
function site(solver: "article:1" | "article:2") {
  const here = { questions: 60, isDown: false, asked: [] as SearchRequest[] };
  const source: DocumentSource = {
    async *all() {},
    bySubjects: async (subjects) => ({
      documents: subjects.map((subject) => {
        const id = Number(subject.split(":")[1]);
        return plain(id, `Reset the machine number ${id}`, { solved: true, solvedBy: ["article:1"] });
      }),
      gone: [],
    }),
  };
  const server = {
    async search(queries: IndexQuery[]) {
      if (here.isDown) throw new Error("away");
      return queries.map(({ offset = 0, limit }) => ({
        hits: limit === 0 ? [] : [{ id: `question-${offset + 1}` }],
        total: here.questions,
      }));
    },
  };
  const ask = async (request: SearchRequest): Promise<Hit> => {
    here.asked.push(request);
    return { kind: "article", id: Number(solver.split(":")[1]), score: 0.6, clear: 0.6, holds: 1, parts: {} };
  };
  return { here, learning: learning(server, source, ask) };
}

test("a site whose first hits are right learns to be surer, one whose are wrong to be less sure; each question is left out", async () => {
  const [right, wrong] = [site("article:1"), site("article:2")];
  for (const { learning } of [right, wrong]) await learning.settled("index");
  const { calibration, clearness } = usualLearnt;
  expect(right.learning.learnt().calibration.middle).toBeLessThan(calibration.middle);
  expect(right.learning.learnt().clearness.middle).toBeLessThan(clearness.middle);
  expect(wrong.learning.learnt().calibration.middle).toBeGreaterThan(calibration.middle);
  expect(right.here.asked).toContainEqual(
    expect.objectContaining({ q: "Reset the machine number 7", exclude: ["question:7"] }),
  );
  expect(right.here.asked).toContainEqual(
    expect.objectContaining({ q: "Reset the", exclude: ["question:7"] }),
  );
});

test("it learns again when a quarter more say what solved them, not before, and from no more than 300", async () => {
  const { here, learning } = site("article:1");
  await learning.settled("index");
  const first = here.asked.length;
  here.questions = 70;
  await learning.settled("index");
  expect(here.asked.length).toBe(first);
  here.questions = 5_000;
  await learning.settled("index");
  expect(new Set(here.asked.slice(first).flatMap(({ exclude }) => exclude)).size).toBe(300);
});

test("while the server is away what was learnt stays, and the next look tries again", async () => {
  const { here, learning } = site("article:1");
  await learning.settled("index");
  const before = learning.learnt();
  [here.isDown, here.questions] = [true, 500];
  await learning.settled("index");
  expect(learning.learnt()).toBe(before);
  here.isDown = false;
  await learning.settled("index");
  expect(learning.learnt()).not.toBe(before);
});
