import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptances, articles, questions } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { startMeilisearch } from "@/lib/testing/meilisearch";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import { siteDocuments } from "@/lib/web/search-documents";
import { answerAmong, type Filters, type Mode, type SearchEngine, type SearchRequest } from "./engine";
import type { Address } from "./meilisearch/client";
import { MeiliServer } from "./meilisearch/client";
import { indexName } from "./meilisearch/names";
import { startSender } from "./meilisearch/sender";
import { startSearch } from "./start";

type Opened = { engine: SearchEngine; close: () => Promise<void> };

async function onMeilisearch(site: TestSite, address: Address, after: () => Promise<void>): Promise<Opened> {
  const sender = startSender({ url: site.url, address, sourceOf: siteDocuments, againAfterMs: 100 });
  const engine = await startSearch({ url: site.url, meilisearch: address });
  return {
    engine,
    async close() {
      await engine.close();
      await sender.close();
      await after();
    },
  };
}

const { MEILISEARCH_URL: url, MEILISEARCH_KEY: key = "" } = process.env;
const engines: { name: string; isThere: boolean; open: (site: TestSite) => Promise<Opened> }[] = [
  {
    name: "the default engine",
    isThere: true,
    async open(site) {
      const engine = await startSearch({ url: site.url });
      return { engine, close: () => engine.close() };
    },
  },
  {
    name: "Meilisearch, a stand-in",
    isThere: true,
    async open(site) {
      const server = await startMeilisearch();
      return onMeilisearch(site, server, server.close);
    },
  },
  {
    name: `Meilisearch, a real server${url ? "" : " (skipped: MEILISEARCH_URL is not set)"}`,
    isThere: url !== undefined,
    open(site) {
      const address = { url: url!, key };
      return onMeilisearch(site, address, async () =>
        new MeiliServer(address).drop(await indexName(site.db)),
      );
    },
  },
];

describe.each(engines)("$name", ({ isThere, open }) => {
  if (!isThere) {
    test.skip("needs a real server: set MEILISEARCH_URL and MEILISEARCH_KEY", () => undefined);
    return;
  }
  let site: TestSite;
  let cast: Cast;
  let opened: Opened;

  beforeAll(async () => {
    site = await freshSite();
    cast = await castOf(site);
    opened = await open(site);
  });
  afterAll(async () => {
    await opened?.close();
    await site?.close();
  });

  const ask = async (q: string, request: Partial<SearchRequest> = {}) => {
    await opened.engine.settled();
    const found = await opened.engine.search({ q, mode: "submit", language: "en", limit: 20, ...request });
    expect(found.degraded).toBe(false);
    return found;
  };
  const found = async (q: string, request: Partial<SearchRequest> = {}) =>
    (await ask(q, request)).hits.map((hit) => `${hit.kind}:${hit.id}`);

  describe("follows what is written", () => {
    test("a question by the words of its title, body and answers, and no more when it is gone", async () => {
      const id = await addQuestion(site.db, {
        title: "Grinder makes a rattling noise",
        body: "It began after descaling",
        askerId: cast.mara.id,
      });
      expect(await found("rattle")).toEqual([`question:${id}`]);
      expect(await found("descaled")).toEqual([`question:${id}`]);
      await addAnswer(site.db, { questionId: id, authorId: cast.theo.id, body: "Tighten the burr carrier." });
      expect(await found("burr")).toEqual([`question:${id}`]);
      await site.db.update(questions).set({ title: "Grinder hums" }).where(eq(questions.id, id));
      await noteChanged(site.db, `question:${id}`);
      expect(await found("rattling")).toEqual([]);
      await site.db.update(questions).set({ hiddenAt: new Date() }).where(eq(questions.id, id));
      await noteChanged(site.db, `question:${id}`);
      expect(await found("burr")).toEqual([]);
    });

    test("nothing that is restricted, held, hidden, a draft, or not for everybody, in any way of asking", async () => {
      const at = new Date();
      const askerId = cast.mara.id;
      const hidden = [
        { visibility: "restricted" as const },
        { heldAt: at },
        { hiddenAt: at },
        { askedAt: null },
      ];
      for (const row of hidden) await addQuestion(site.db, { title: "Canary zirconium", askerId, ...row });
      const notForAll = [
        { status: "draft" as const },
        { status: "archived" as const },
        { audience: "staff" as const },
        { audience: "signed_in" as const },
      ];
      for (const row of notForAll)
        await addArticle(site.db, {
          title: "Canary zirconium",
          slug: `canary-${JSON.stringify(row)}`,
          ...row,
        });
      const open = await addQuestion(site.db, { title: "Steam wand", askerId });
      const post = { questionId: open, authorId: cast.theo.id, body: "zirconium" };
      for (const row of [{ hiddenAt: at }, { heldAt: at }, { deletedAt: at }, { postedAt: null }])
        await addAnswer(site.db, { ...post, ...row });
      for (const mode of ["type", "submit", "ask", "similar"] as const) {
        const { hits, total } = await ask("zirconium", { mode, limit: 50 });
        expect([mode, hits, total]).toEqual([mode, [], 0]);
      }
    });

    test("an article that becomes private is not found by the words of those whom it helped", async () => {
      const article = await addArticle(site.db, { title: "Replacing the gasket ring" });
      const asked = await addQuestion(
        site.db,
        { title: "Quixotic dribble under the handle", askerId: cast.mara.id },
        { links: [article] },
      );
      expect(await found("quixotic dribble", { mode: "ask" })).toContain(`article:${article}`);
      await site.db.update(articles).set({ audience: "staff" }).where(eq(articles.id, article));
      await noteChanged(site.db, `article:${article}`);
      for (const mode of ["ask", "submit"] as const)
        expect(await found("quixotic dribble", { mode })).toEqual([`question:${asked}`]);
    });

    test("what is not committed is not there, and never is when it rolls back", async () => {
      await site.db
        .transaction(async (tx) => {
          await addQuestion(tx, { title: "Portafilter phantom", askerId: cast.mara.id });
          expect(await found("phantom")).toEqual([]);
          throw new Error("roll back");
        })
        .catch(() => undefined);
      expect(await found("phantom")).toEqual([]);
    });

    test("the last of many quick changes to one thing is what stays", async () => {
      const id = await addQuestion(site.db, { title: "Version zero", askerId: cast.mara.id });
      for (const word of ["alpha", "bravo", "charlie", "deltoid"]) {
        await site.db
          .update(questions)
          .set({ title: `Versionword ${word}` })
          .where(eq(questions.id, id));
        await noteChanged(site.db, `question:${id}`);
      }
      expect(await found("versionword")).toEqual([`question:${id}`]);
      expect(await found("charlie")).toEqual([]);
      expect(await found("deltoid")).toEqual([`question:${id}`]);
    });
  });

  describe("learns from outcomes", () => {
    test("a linked article is found in the words of those whom it helped, until the link ends", async () => {
      const article = await addArticle(site.db, {
        title: "Backflush cycle",
        body: "Run water through the group.",
      });
      const askerId = cast.mara.id;
      expect(await found("coffee tastes like soap", { mode: "ask" })).not.toContain(`article:${article}`);
      const question = await addQuestion(
        site.db,
        { title: "My coffee tastes like soap", askerId },
        { links: [article] },
      );
      const { hits } = await ask("coffee tastes like soap", { mode: "ask" });
      expect(hits.map(({ kind, id }) => `${kind}:${id}`)).toContain(`article:${article}`);
      await site.db.execute(sql`delete from question_articles where question_id = ${question}`);
      await noteChanged(site.db, `question:${question}`);
      expect(await found("coffee tastes like soap", { mode: "ask" })).not.toContain(`article:${article}`);
    });

    test("words that somebody had searched with lead others to what solved it for them", async () => {
      const article = await addArticle(site.db, { title: "Pump priming", body: "Open the steam valve." });
      await site.db.execute(sql`
        insert into deflections (subject, query, language, created_at)
        values (${`article:${article}`}, 'gurgling sputter', 'en', now())`);
      await noteChanged(site.db, `article:${article}`);
      expect(await found("gurgling sputter", { mode: "ask" })).toEqual([`article:${article}`]);
    });

    test("who asks is shown solved questions before those that wait, and the other way round when that ends", async () => {
      const askerId = cast.mara.id;
      const waiting = await addQuestion(site.db, { title: "App cannot pair with machine", askerId });
      const solved = await addQuestion(site.db, { title: "Pairing the app with a new machine", askerId });
      await addAnswer(
        site.db,
        { questionId: solved, authorId: cast.theo.id, body: "Hold the steam button" },
        { accepted: true },
      );
      expect(await found("app cannot pair with machine", { mode: "ask" })).toEqual([
        `question:${solved}`,
        `question:${waiting}`,
      ]);
      await site.db
        .update(acceptances)
        .set({ endedAt: new Date() })
        .where(eq(acceptances.questionId, solved));
      await noteChanged(site.db, `question:${solved}`);
      expect((await found("app cannot pair with machine", { mode: "ask" }))[0]).toBe(`question:${waiting}`);
    });
  });

  describe("understands how people write", () => {
    test("scripts without spaces, other scripts, emoji and product codes each find their text first (Q04)", async () => {
      const askerId = cast.mara.id;
      const titles = {
        中文: ["zh", "如何把界面改成中文"],
        東京: ["ja", "東京で修理できますか"],
        修理: ["ja", "東京で修理できますか"],
        한국어: ["ko", "앱을 한국어로 바꾸고 싶어요"],
        عربي: ["ar", "هل يوجد دليل عربي للجهاز"],
        "🔥": ["en", "It smells 🔥 when heating"],
        "c++": ["en", "Is there a C++ library"],
        ".net": ["en", "Using the .NET client"],
        "error 0x80070005": ["en", "Update stops with error 0x80070005"],
      } as const;
      const ids: Record<string, number> = {};
      for (const [word, [language, title]] of Object.entries(titles))
        ids[word] = await addQuestion(site.db, { title, language, askerId });
      for (const word of Object.keys(titles))
        expect([word, (await found(word)).slice(0, 3)]).toEqual([
          word,
          expect.arrayContaining([`question:${ids[word]}`]),
        ]);
    });

    test("typing mistakes and unfinished words are understood, and said", async () => {
      const id = await addArticle(site.db, {
        title: "Calibrating the thermostat",
        body: "For even temperature.",
      });
      expect((await found("thermosat calibraton"))[0]).toBe(`article:${id}`);
      expect((await found("calibr", { mode: "type" }))[0]).toBe(`article:${id}`);
      expect((await found("calibratin", { mode: "type" }))[0]).toBe(`article:${id}`);
      const { corrections } = await ask("thermosat");
      expect(corrections.map(({ from }) => from)).toEqual(["thermosat"]);
      expect(corrections[0]!.to).toMatch(/^thermostat/);
    });

    test("searched for exactly as typed, no word is taken for another", async () => {
      const id = await addArticle(site.db, { title: "Adjusting the solenoid" });
      expect(await found("solenoyd")).toEqual([`article:${id}`]);
      expect(await found("solenoyd", { exact: true })).toEqual([]);
      expect(await found("solenoid", { exact: true })).toEqual([`article:${id}`]);
    });

    test("what staff say means the same is found, as soon as they say it and no longer", async () => {
      const id = await addQuestion(site.db, { title: "Silicone mat scrunches", askerId: cast.mara.id });
      expect(await found("warps")).toEqual([]);
      const { rows } = await site.db.execute<{ id: number }>(sql`
        insert into search_synonyms (language, words, changed_at) values ('en', '{scrunches,warps}', now()) returning id`);
      await noteChanged(site.db, "synonyms");
      expect(await found("warps")).toContain(`question:${id}`);
      await site.db.execute(sql`delete from search_synonyms where id = ${rows[0]!.id}`);
      await noteChanged(site.db, "synonyms");
      expect(await found("warps")).toEqual([]);
    });

    test("a long question with its details counts all it says", async () => {
      const id = await addArticle(site.db, { title: "Limescale on the boiler", body: "Use citric acid." });
      const details = `${"I have had it for a while and it was fine until now. ".repeat(8)} There is limescale on the boiler.`;
      expect((await found("What can I do about this", { mode: "ask", details }))[0]).toBe(`article:${id}`);
    });

    test("nothing, blanks, operators, quotes, filters and broken characters are words at most (Q02)", async () => {
      for (const q of ["", "   ", "\u0000", "\ud800", "…", "---"])
        expect([q, await found(q)]).toEqual([q, []]);
      for (const q of [
        'qqq" OR private = true',
        '" OR kind = article --',
        "' ; drop table questions; --",
        "a:* & !b | (c)",
        "%_\\",
        "-grinder",
        "x".repeat(5_000),
        "y ".repeat(3_000),
      ])
        await expect(found(q)).resolves.toBeInstanceOf(Array);
      expect(await found("xyzzyq")).toEqual([]);
      expect(await found("gasket", { filters: { language: 'en" OR kind = "article' } })).toEqual([]);
    });
  });

  describe("filters and counts", () => {
    test("by type, topic with the topics below it, outcome, language and date; facets count what was found", async () => {
      const askerId = cast.mara.id;
      const title = "Spanner leak";
      const q = await addQuestion(site.db, { title, askerId, topicId: cast.machines });
      const other = await addQuestion(site.db, { title, askerId, topicId: cast.billing, language: "de" });
      const a = await addArticle(site.db, { title }, { topics: [cast.machines] });
      const at = async (filters: Filters, mode: Mode = "submit") =>
        (await found("spanner leak", { filters, mode })).sort();
      expect(await at({})).toEqual([`article:${a}`, `question:${q}`, `question:${other}`].sort());
      expect(await at({ kind: "article" })).toEqual([`article:${a}`]);
      expect(await at({ kind: "question" }, "similar")).toEqual(
        [`question:${q}`, `question:${other}`].sort(),
      );
      expect(await at({ topics: [cast.machines] })).toEqual([`article:${a}`, `question:${q}`]);
      expect(await at({ topics: [] })).toEqual([]);
      expect(await at({ solved: true })).toEqual([`article:${a}`]);
      expect(await at({ solved: false })).toEqual([`question:${q}`, `question:${other}`].sort());
      expect(await at({ language: "de" })).toEqual([`question:${other}`]);
      expect(await at({ since: new Date(Date.now() + 60_000_000) })).toEqual([]);
      expect((await ask("spanner leak")).facets).toEqual({
        kind: { article: 1, question: 2 },
        solved: { yes: 0, no: 2 },
      });
      expect(await found("spanner leak", { exclude: [`question:${q}`] })).not.toContain(`question:${q}`);
    });

    test("pages follow one another without gap or repeat, and all say how many there are", async () => {
      const ids: string[] = [];
      for (let i = 0; i < 7; i++)
        ids.push(
          `question:${await addQuestion(site.db, { title: `Drip tray ${i}`, askerId: cast.mara.id })}`,
        );
      const pages = [];
      for (const offset of [0, 3, 6]) pages.push(await ask("drip tray", { limit: 3, offset }));
      expect(pages.map(({ total }) => total)).toEqual([7, 7, 7]);
      const hits = pages.flatMap((page) => page.hits.map(({ kind, id }) => `${kind}:${id}`));
      expect(hits.toSorted()).toEqual(ids.toSorted());
      expect(await found("drip tray", { offset: 50 })).toEqual([]);
    });

    test("what would answer a search, were it a question, comes with its list where that is wanted and it is sure", async () => {
      const title =
        "Kwandrix lever squeals while brewmatic preinfusion ends, then frothulator drips cold zephyrine";
      const article = await addArticle(site.db, { title, body: `${title}. Wipe it.` });
      await addQuestion(site.db, { title, askerId: cast.mara.id }, { links: [article] });
      for (const q of [title, "zebra accounting ledger"]) {
        const { answer } = await ask(q, { mode: "submit", withAnswer: true });
        expect(answer).toEqual(answerAmong((await ask(q, { mode: "ask" })).hits));
        expect(answer?.id).toBe(q === title ? article : undefined);
      }
      expect((await ask(title, { mode: "submit" })).answer).toBeUndefined();
    });

    test("scores fall from hit to hit and tell a fitting query from one that has little here", async () => {
      const title = "Milk jug overflows while frothing";
      await addQuestion(site.db, { title, askerId: cast.mara.id });
      const { hits } = await ask(title);
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      const [little] = (await ask("milk quarterly dividend statement shareholder forms")).hits;
      expect(little?.score ?? 0).toBeLessThan(hits[0]!.score / 2);
    });
  });

  describe("can be trusted", () => {
    test("it says how many documents it has and how far it is behind", async () => {
      await opened.engine.settled();
      const state = await opened.engine.state();
      expect(state).toMatchObject({ ready: true, documents: expect.any(Number) });
      expect(state.lagSeconds).toBeLessThan(60);
    });

    test("a new index is made beside the old one, which answers meanwhile, and holds the same", async () => {
      const id = await addArticle(site.db, { title: "Warranty period" });
      await opened.engine.settled();
      const before = await opened.engine.state();
      let isOver = false;
      const rebuilt = opened.engine.rebuild().then(() => {
        isOver = true;
      });
      const late = await addArticle(site.db, { title: "Warranty exceptions" });
      while (!isOver) expect(await found("warranty period")).toContain(`article:${id}`);
      await rebuilt;
      expect((await found("warranty")).sort()).toEqual([`article:${id}`, `article:${late}`].sort());
      expect((await opened.engine.state()).documents).toBe(before.documents + 1);
    });
  });
});
