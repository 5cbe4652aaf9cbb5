import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import type { SearchDocument } from "../documents";
import { isAnswer } from "../engine";
import { buildSegment } from "./builder";
import { usualClearness } from "./calibration";
import { LiveIndex } from "./live";
import { calibrate, clearnessOutcomes } from "./outcomes";
import { searchIndex } from "./rank";

const verbs = "clean descale open close empty fill move pack repair reset sell store".split(" ");
const things = "boiler filter grinder gasket hopper valve".split(" ");
const article = (id: number, title: string, body = "") => plain(id, title, { kind: "article", body });
const shop = verbs.flatMap((verb, v) =>
  things.map((thing, t) => article(v * things.length + t + 1, `How do I ${verb} the ${thing}?`)),
);

const first = (index: LiveIndex, q: string) =>
  searchIndex(index, { q, language: "en", mode: "ask", limit: 1, withAnswer: true });
const answerTo = (documents: SearchDocument[], q: string) => {
  const { hits, answer } = first(LiveIndex.of(buildSegment(documents)), q);
  expect(answer?.id).toBe(isAnswer(hits[0]!) ? hits[0]!.id : undefined);
  return isAnswer(hits[0]!) ? hits[0]!.id : null;
};

test("the beginning of a question, which many titles have, is given no answer; the whole question is", () => {
  expect(answerTo(shop, "how do i")).toBeNull();
  expect(answerTo(shop, "how do i descale the")).toBeNull();
  expect(answerTo(shop, "how do i descale the filter")).toBe(
    shop.find(({ title }) => /descale the filter/.test(title))!.id,
  );
});

test("just the title of one thing is enough, however common its words are; of two things it is not", () => {
  const [a, b] = [article(900, "How do I open the"), article(901, "How do I open the")];
  expect(answerTo([...shop, a], "How do I open the")).toBe(900);
  expect(answerTo([...shop, a], "how do I close the")).toBeNull();
  expect(answerTo([...shop, a, b], "How do I open the")).toBeNull();
});

test("two words that only one thing has together are enough", () => {
  expect(answerTo([...shop, article(900, "Clean the cappuccinatore")], "clean cappuccinatore")).toBe(900);
});

test("a question beside the article that solved it is the same answer, and takes nothing from it", () => {
  const title = "How do I descale the filter?";
  const { id } = shop.find((one) => one.title === title)!;
  const clearBeside = (...others: SearchDocument[]) =>
    first(LiveIndex.of(buildSegment([...shop, ...others])), title).hits[0]!.clear!;
  const another = plain(901, title, { solved: true });
  expect(clearBeside({ ...another, solvedBy: [`article:${id}`] })).toBeGreaterThan(clearBeside() - 0.05);
  expect(clearBeside(another)).toBeLessThan(clearBeside() - 0.1);
});

test("a solved question is asked by its title alone and by half of it, and only what scores well of these teaches", () => {
  const question = "How do I descale the filters?";
  const asked = plain(1_000, question, { solved: true, solvedBy: ["article:8"] });
  const index = LiveIndex.of(buildSegment([...shop, asked]));
  const outcomes = (title: string) => clearnessOutcomes(index, { ...asked, title });
  // Half of it is “How do I”.
  expect(outcomes(question)).toMatchObject([{ isRight: true }]);
  expect(outcomes(`${question} ${question}`)).toMatchObject([{ isRight: true }, { isRight: true }]);
  expect(outcomes("How do I")).toEqual([]);
});

test("where beginnings lead astray, a site waits for more to be said", async () => {
  // Six titles begin alike with three words that tell something, and each is solved by something else.
  const kinds = ["Amber lamp blinks", "Steam wand drips", "Hopper lid sticks"];
  const asked = kinds.flatMap((kind, k) =>
    things.map((thing, t) => {
      const id = k * things.length + t + 1;
      return plain(1_000 + id, `${kind} ${thing} ${verbs[t]} ${verbs[t + 6]}`, {
        solved: true,
        solvedBy: [`article:${id}`],
      });
    }),
  );
  const index = LiveIndex.of(buildSegment([...shop, ...asked]));
  await calibrate(
    index,
    { async *all() {}, bySubjects: async () => ({ documents: asked, gone: [] }) },
    async () => undefined,
  );
  expect(index.clearness.middle).toBeGreaterThan(usualClearness.middle);
});
