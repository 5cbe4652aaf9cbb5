import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { acceptances, articles, questions } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion, noteChanged } from "@/lib/testing/posts";
import type { Filters, Mode, SearchEngine } from "./engine";
import { startSearch } from "./start";

let site: TestSite;
let cast: Cast;
let search: SearchEngine;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  search = await startSearch({ url: site.url });
});
afterAll(async () => {
  await search.close();
  await site.close();
});

const found = async (
  q: string,
  { mode = "submit", filters, language = "en" }: { mode?: Mode; filters?: Filters; language?: string } = {},
) => {
  await search.settled();
  const result = await search.search({ q, mode, filters, language, limit: 20 });
  expect(result.degraded).toBe(false);
  return result.hits.map((hit) => `${hit.kind}:${hit.id}`);
};

describe("what is written can be found", () => {
  test("a question at once, by the words of its title, body and answers, and no more when it is gone", async () => {
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

  test("nothing that is restricted, held, hidden, a draft, or not for everybody (law 14)", async () => {
    const at = new Date();
    const askerId = cast.mara.id;
    for (const row of [
      { visibility: "restricted" as const },
      { heldAt: at },
      { hiddenAt: at },
      { askedAt: null },
    ])
      await addQuestion(site.db, { title: "Canary zirconium", askerId, ...row });
    for (const row of [
      { status: "draft" as const },
      { status: "archived" as const },
      { audience: "staff" as const },
      { audience: "signed_in" as const },
    ])
      await addArticle(site.db, { title: "Canary zirconium", slug: `canary-${JSON.stringify(row)}`, ...row });
    const open = await addQuestion(site.db, { title: "Steam wand", askerId });
    const post = { questionId: open, authorId: cast.theo.id, body: "zirconium" };
    await addAnswer(site.db, { ...post, hiddenAt: at });
    await addAnswer(site.db, { ...post, heldAt: at });
    await addAnswer(site.db, { ...post, deletedAt: at });
    await addAnswer(site.db, { ...post, postedAt: null });
    for (const mode of ["type", "submit", "ask", "similar"] as const) {
      const result = await search.search({ q: "zirconium", mode, language: "en", limit: 50 });
      expect([mode, result.hits, result.total]).toEqual([mode, [], 0]);
    }
  });

  test("what another transaction has not committed is not there, and never is when it rolls back", async () => {
    await site.db
      .transaction(async (tx) => {
        await addQuestion(tx, { title: "Portafilter phantom", askerId: cast.mara.id });
        expect(await found("phantom")).toEqual([]);
        throw new Error("roll back");
      })
      .catch(() => undefined);
    expect(await found("phantom")).toEqual([]);
  });
});

describe("outcomes teach", () => {
  test("a linked article is found in the words of those whom it helped, and forgets them when the link ends", async () => {
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
    expect((await found("coffee tastes like soap", { mode: "ask" }))[0]).toBe(`article:${article}`);
    await site.db.execute(sql`delete from question_articles where question_id = ${question}`);
    await noteChanged(site.db, `question:${question}`);
    expect(await found("coffee tastes like soap", { mode: "ask" })).not.toContain(`article:${article}`);
  });

  test("who asks is shown solved questions before those that wait", async () => {
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
    await site.db.update(acceptances).set({ endedAt: new Date() }).where(eq(acceptances.questionId, solved));
    await noteChanged(site.db, `question:${solved}`);
    expect((await found("app cannot pair with machine", { mode: "ask" }))[0]).toBe(`question:${waiting}`);
  });
});

describe("how people write", () => {
  test("scripts without spaces, other scripts, emoji and product codes each find their text first (Q04)", async () => {
    const askerId = cast.mara.id;
    const titles = {
      中文: ["zh", "如何把界面改成中文"],
      東京: ["ja", "東京で修理できますか"],
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

  test("typing mistakes and unfinished words are understood", async () => {
    const id = await addArticle(site.db, {
      title: "Calibrating the thermostat",
      body: "For even temperature.",
    });
    await search.settled();
    expect((await found("thermosat calibraton"))[0]).toBe(`article:${id}`);
    expect((await found("calibr", { mode: "type" }))[0]).toBe(`article:${id}`);
    const { corrections } = await search.search({ q: "thermosat", mode: "submit", language: "en", limit: 1 });
    expect(corrections[0]!.from).toBe("thermosat");
  });

  test("operators, quotes and filters inside a query are words (Q02)", async () => {
    expect(await found('qqq" OR private = true')).not.toContain("question:0");
    for (const q of [
      '" OR private = true --',
      "' ; drop table questions; --",
      "a:* & !b | (c)",
      "%_\\",
      "\u0000",
      "\ud800",
    ])
      await expect(found(q)).resolves.toBeInstanceOf(Array);
    expect(await found("xyzzyq")).toEqual([]);
  });
});

describe("filters", () => {
  test("by type, topic with the topics below it, outcome and language", async () => {
    const askerId = cast.mara.id;
    const q = await addQuestion(site.db, { title: "Gasket leak", askerId, topicId: cast.machines });
    const other = await addQuestion(site.db, {
      title: "Gasket leak",
      askerId,
      topicId: cast.billing,
      language: "de",
    });
    const a = await addArticle(site.db, { title: "Gasket leak" }, { topics: [cast.machines] });
    const at = (filters: Filters) => found("gasket leak", { filters }).then((hits) => hits.sort());
    expect(await at({})).toEqual([`article:${a}`, `question:${q}`, `question:${other}`].sort());
    expect(await at({ kind: "article" })).toEqual([`article:${a}`]);
    expect(await at({ topics: [cast.machines] })).toEqual([`article:${a}`, `question:${q}`]);
    expect(await at({ solved: true })).toEqual([`article:${a}`]);
    expect(await at({ solved: false })).toEqual([`question:${q}`, `question:${other}`].sort());
    expect(await at({ language: "de" })).toEqual([`question:${other}`]);
    expect(await at({ since: new Date(Date.now() + 60_000_000) })).toEqual([]);
  });
});

const documents = async (reader: SearchEngine): Promise<number> => {
  await reader.settled();
  return (await reader.state()).documents;
};

describe("nothing is lost", () => {
  test("eight writers with long and short transactions and rollbacks, and a reader that joins midway", async () => {
    const database = openDatabase(site.url, { max: 8 });
    const rounds = Number(process.env.SEARCH_WRITES ?? 12);
    const before = await documents(search);
    let joining: Promise<SearchEngine> | undefined;
    let expected = 0;
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < rounds; i++) {
          const fails = (writer + i) % 5 === 4;
          await database.db
            .transaction(async (tx) => {
              await addQuestion(tx, { title: `Tamper ledger ${writer} ${i}`, askerId: cast.mara.id });
              await new Promise((resolve) => setTimeout(resolve, (writer * 7 + i * 13) % 40));
              if (fails) throw new Error("roll back");
            })
            .catch(() => undefined);
          if (!fails) expected++;
          if (writer === 0 && i === Math.floor(rounds / 2)) joining = startSearch({ url: site.url });
        }
      }),
    );
    await database.close();
    const joined = await joining!;
    for (const reader of [search, joined]) {
      expect((await documents(reader)) - before).toBe(expected);
      const result = await reader.search({ q: "tamper ledger", mode: "submit", language: "en", limit: 500 });
      expect(result.hits).toHaveLength(Math.min(expected, 300));
    }
    await joined.close();
  });

  test("while the index loads the database answers, more simply; a rebuilt one takes over", async () => {
    await addArticle(site.db, { title: "Warranty period" });
    const other = await startSearch({ url: site.url });
    const simple = await other.search({ q: "warranty", mode: "submit", language: "en", limit: 5 });
    expect(simple.degraded).toBe(true);
    expect(simple.hits).toHaveLength(1);
    // Every thread that is read would ask for it.
    const similar = await other.search({ q: "warranty", mode: "similar", language: "en", limit: 5 });
    expect(similar).toMatchObject({ hits: [], degraded: true });
    await other.settled();
    expect((await other.search({ q: "warranty", mode: "submit", language: "en", limit: 5 })).degraded).toBe(
      false,
    );
    await other.rebuild();
    expect(
      (await other.search({ q: "warranty", mode: "submit", language: "en", limit: 5 })).hits,
    ).toHaveLength(1);
    await other.close();
  });

  test("what was found stays found while one index takes the place of another", async () => {
    let isOver = false;
    const rebuilding = (async () => {
      while (!isOver) await search.rebuild();
    })();
    try {
      for (let i = 0; i < 40; i++) {
        const word = `handover${"abcdefgh"[i % 8]}${"klmnopqr"[Math.floor(i / 8)]}`;
        const id = await addQuestion(site.db, { title: word, askerId: cast.mara.id });
        expect(await found(word)).toEqual([`question:${id}`]);
      }
    } finally {
      isOver = true;
      await rebuilding;
    }
  });

  test("an index in use and one built from the database afterwards hold the same (law 14)", async () => {
    await site.db.update(articles).set({ status: "archived" }).where(eq(articles.title, "Warranty period"));
    await site.db.execute(sql`insert into changes (subject) select 'article:' || id from articles`);
    await search.settled();
    const before = await search.state();
    await search.rebuild();
    expect((await search.state()).documents).toBe(before.documents);
  });
});
