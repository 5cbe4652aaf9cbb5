import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import type { SearchEngine } from "../engine";
import { startSearch } from "../start";
import { results } from "./results";
import { similarQuestions } from "./similar";
import { suggest } from "./suggest";

let site: TestSite;
let cast: Cast;
let search: SearchEngine;
let visitor: Context;
let article: number;
let solved: number;
let open: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  search = await startSearch({ url: site.url });
  visitor = { ...site.ctxFor({ kind: "visitor" }), visitorKey: "visitor-1" };
  article = await addArticle(
    site.db,
    {
      title: "Descaling your machine",
      slug: "descaling",
      html: "<p>Fill the tank with <strong>citric acid</strong> and start the cycle.</p>",
      body: "Fill the tank with **citric acid** and start the cycle.",
    },
    { topics: [cast.machines] },
  );
  solved = await addQuestion(site.db, {
    title: "Descaling light stays on",
    slug: "descaling-light",
    body: "What now?",
    html: "<p>What now?</p>",
    askerId: cast.mara.id,
    topicId: cast.machines,
  });
  await addAnswer(
    site.db,
    {
      questionId: solved,
      authorId: cast.theo.id,
      authorMark: "ambassador",
      workedCount: 3,
      body: "Hold the steam button until the light blinks.",
      html: "<p>Hold the steam button until the light blinks.</p>",
    },
    { accepted: true },
  );
  open = await addQuestion(site.db, { title: "Descaling twice a month?", askerId: cast.lena.id });
  await search.settled();
});
afterAll(async () => {
  await search.close();
  await site.close();
});

describe("the page of results", () => {
  test("shows articles and questions in one list, hits marked, the accepted answer under its question", async () => {
    const page = await results(visitor, { q: "descaling light" }, "en");
    expect(page.items.map((item) => item.subject).sort()).toEqual(
      [`article:${article}`, `question:${solved}`, `question:${open}`].sort(),
    );
    const first = page.items[0]!;
    expect(first).toMatchObject({
      subject: `question:${solved}`,
      href: `/questions/${solved}/descaling-light`,
      title: "\uE000Descaling\uE001 \uE000light\uE001 stays on",
      answerBy: "ambassador",
      helpful: 3,
      stage: "solved",
      topic: { slug: "machines", name: "Machines" },
    });
    expect(first.answer).toContain("\uE000light\uE001");
    expect(page).toMatchObject({ total: 3, page: 1, pages: 1, degraded: false, didYouMean: null });
  });

  test("filters, and a page or topic that is nonsense", async () => {
    const of = async (input: Parameters<typeof results>[1]) =>
      (await results(visitor, input, "en")).items.map((i) => i.subject);
    expect(await of({ q: "descaling", type: "article" })).toEqual([`article:${article}`]);
    expect(await of({ q: "descaling", solved: false })).toEqual([`question:${open}`]);
    expect(await of({ q: "descaling", topic: "machines", type: "question" })).toEqual([`question:${solved}`]);
    expect(await of({ q: "descaling", topic: '" OR private = true' })).toEqual([]);
    expect(await of({ q: "descaling", page: -1 })).toHaveLength(3);
    expect(await of({ q: "descaling", page: Number.NaN })).toHaveLength(3);
    expect(await of({ q: "descaling", page: 1e9 })).toEqual([]);
    expect(await of({ q: "   " })).toEqual([]);
  });

  test("says of each kind what choosing it leads to, whichever is chosen", async () => {
    const counted = { all: 3, article: 1, question: 2 };
    for (const type of [undefined, "article", "question"] as const) {
      const { counts, total } = await results(visitor, { q: "descaling light", type }, "en");
      const numbers = Object.fromEntries(Object.entries(counts).map(([kind, { count }]) => [kind, count]));
      expect({ type, numbers, total }).toEqual({ type, numbers: counted, total: counted[type ?? "all"] });
      expect(Object.values(counts).some(({ orMore }) => orMore)).toBe(false);
    }
  });

  test("says how a mistyped word is written here", async () => {
    const page = await results(visitor, { q: "descalnig lihgt" }, "en");
    expect(page.items.length).toBeGreaterThan(0);
    expect(page.didYouMean).toMatch(/^descaling /);
  });

  test("a query of any length or content answers in time (D05), and markup stays text (R12)", async () => {
    for (const q of [
      "x ".repeat(2_500),
      "descaling ".repeat(2_000),
      '"'.repeat(1_000),
      "<img src=x onerror=alert(1)>",
    ]) {
      const began = performance.now();
      const page = await results(visitor, { q }, "en");
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(page.q.length).toBeLessThanOrEqual(2_000);
    }
    const id = await addQuestion(site.db, {
      title: "\uE000<img src=x onerror=alert(1)>\uE001 in a note",
      html: "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
      askerId: cast.mara.id,
    });
    await search.settled();
    const { items } = await results(visitor, { q: "onerror" }, "en");
    expect(items[0]).toMatchObject({
      subject: `question:${id}`,
      title: "<img src=x \uE000onerror\uE001=alert(1)> in a note",
    });
  });

  test("what turned private is hidden at once, even while the index still holds it (Q03)", async () => {
    const id = await addQuestion(site.db, { title: "Secretive boiler", askerId: cast.mara.id });
    await search.settled();
    expect((await results(visitor, { q: "secretive" }, "en")).items).toHaveLength(1);
    // Without noting the change: the index must not be believed.
    await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, id));
    for (const actor of [visitor, site.ctxFor(cast.ada), site.ctxFor(cast.mara)])
      expect((await results(actor, { q: "secretive" }, "en")).items).toEqual([]);
    expect(await suggest(visitor, { q: "secretive boiler", mode: "ask", language: "en" })).toEqual([]);
    expect(await similarQuestions(site.ctxFor(cast.ada), id)).toEqual([]);
    await noteChanged(site.db, `question:${id}`);
    await search.settled();
    expect((await results(visitor, { q: "secretive" }, "en")).total).toBe(0);
  });

  test("what nobody can see was not asked, an emoji was", async () => {
    for (const q of ["\u0001\u0002", "\u200b", "\ue000\ue001", "\u00a0 \u2028"])
      expect((await results(visitor, { q }, "en")).q).toBe("");
    expect((await results(visitor, { q: "😀" }, "en")).q).toBe("😀");
    expect((await results(visitor, { q: "\ue000milk\ue001" }, "en")).q).toBe("milk");
  });

  test("nothing found is an answer too (Q05)", async () => {
    expect(await results(visitor, { q: "xyzzyplugh" }, "en")).toMatchObject({
      items: [],
      total: 0,
      q: "xyzzyplugh",
    });
  });
});

describe("suggestions", () => {
  test("while typing: short; while asking: answered first, with the answer to read in place", async () => {
    const typing = await suggest(visitor, { q: "desca", mode: "type", language: "en" });
    expect(typing.length).toBe(3);
    expect(typing[0]!.title).toContain("\uE000");
    expect(typing[0]!.answer).toBeUndefined();
    const asking = await suggest(visitor, { q: "descaling light", mode: "ask", language: "en" });
    expect(asking[0]).toMatchObject({ subject: `question:${solved}`, solved: true, stage: "solved" });
    expect(asking[0]!.answer).toContain("Hold the steam button");
    const waiting = await addQuestion(site.db, {
      title: "Light stays on, no descaling",
      askerId: cast.lena.id,
    });
    await search.settled();
    const both = await suggest(visitor, { q: "descaling light stays on", mode: "ask", language: "en" });
    expect(both.map(({ subject }) => subject)).toEqual([`question:${solved}`, `question:${waiting}`]);
    await site.db.delete(questions).where(eq(questions.id, waiting));
    await noteChanged(site.db, `question:${waiting}`);
  });

  test("a question that an article may help is not called solved, here as on the page of results", async () => {
    const asked = { title: "Quandle valve sings", askerId: cast.lena.id };
    const linked = await addQuestion(site.db, asked, { links: [article] });
    await search.settled();
    for (const mode of ["ask", "type"] as const) {
      const found = await suggest(visitor, { q: "quandle valve", mode, language: "en" });
      const ours = found.find(({ subject }) => subject === `question:${linked}`);
      expect({ mode, solved: ours?.solved, stage: ours?.stage }).toEqual({
        mode,
        solved: false,
        stage: "open",
      });
    }
  });

  test("what has hardly anything of what is asked or typed is not suggested, but still found", async () => {
    const q = "descaling fee missing from my quarterly dividend statement";
    for (const mode of ["ask", "type"] as const)
      expect(await suggest(visitor, { q, mode, language: "en" })).toEqual([]);
    expect((await results(visitor, { q }, "en")).total).toBeGreaterThan(0);
  });
});

test("what answers surely stands first to be read in place; a word alone, a filter or nothing sure presents no answer", async () => {
  const page = await results(visitor, { q: "Descaling light stays on" }, "en");
  expect(page.items[0]!.subject).toBe(`question:${solved}`);
  expect(page.answer).toContain("steam button");
  for (const input of [
    { q: "descaling" },
    { q: "Descaling light stays on", solved: true },
    { q: "Descaling light stays on", page: 2 },
    { q: "light roast of the month in my subscription" },
  ])
    expect(await results(visitor, input, "en")).toMatchObject({ answer: null });
});

test("exactly what was typed is searched where that is meant", async () => {
  expect((await results(visitor, { q: "descalnig" }, "en")).items.length).toBeGreaterThan(0);
  expect(await results(visitor, { q: "descalnig", exact: true }, "en")).toMatchObject({
    items: [],
    didYouMean: null,
  });
});
