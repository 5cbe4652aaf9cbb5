import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { audit, changes, questions, searchBestBets, searchDecisions, searches } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { results } from "../queries/results";
import { searchProposals } from "../queries/search-proposals";
import { keptBets, keptSynonyms } from "../queries/search-words";
import { suggest } from "../queries/suggest";
import { synonymGroups } from "../synonyms";
import { decideProposal } from "./decide-proposal";
import { removeBestBet, saveBestBet } from "./save-best-bet";
import { removeSynonyms, saveSynonyms } from "./save-synonyms";

let site: TestSite;
let cast: Cast;
let cleo: Context;
let visitor: Context;
let article: number;
let question: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  cleo = site.ctxFor(cast.cleo);
  visitor = site.ctxFor({ kind: "visitor" });
  article = await addArticle(site.db, {
    title: "Returning a machine",
    slug: "returns",
    html: "<p>Send it.</p>",
  });
  question = await addQuestion(site.db, { title: "Machine drips", slug: "drips", askerId: cast.mara.id });
  await addAnswer(
    site.db,
    { questionId: question, authorId: cast.theo.id, body: "Bleed it.", html: "<p>Bleed it.</p>" },
    { accepted: true },
  );
});
beforeEach(async () => {
  await site.db.execute(sql`truncate search_synonyms, search_best_bets, search_decisions, searches`);
});
afterAll(() => site.close());

test("a group of synonyms is kept, changed, told to every index, and taken away again", async () => {
  const { id } = await saveSynonyms(cleo, { language: "en", synonyms: "Portafilter, crema machine" });
  expect(await synonymGroups(site.db)).toEqual([{ language: "en", words: ["portafilter", "crema machine"] }]);
  await saveSynonyms(cleo, { groupId: id, language: "en", synonyms: "portafilter\nhandle" });
  expect(await keptSynonyms(cleo)).toMatchObject([
    { id, words: ["portafilter", "handle"], by: { handle: "cleo" } },
  ]);
  await removeSynonyms(cleo, { groupId: id });
  expect(await synonymGroups(site.db)).toEqual([]);
  const told = await site.db.select().from(changes).where(eq(changes.subject, "synonyms"));
  const lines = await site.db
    .select()
    .from(audit)
    .where(eq(audit.subject, `synonyms:${id}`))
    .orderBy(audit.id);
  expect(told).toHaveLength(3);
  expect(lines.map((line) => line.action)).toEqual([
    "synonyms_added",
    "synonyms_changed",
    "synonyms_removed",
  ]);
});

test("a word alone, and a word that is in another group of its language, are refused", async () => {
  await saveSynonyms(cleo, { language: "en", synonyms: "drip, leak" });
  const refused = { code: "invalid_input", field: "synonyms" };
  await expect(saveSynonyms(cleo, { language: "en", synonyms: "lonely, , LONELY!" })).rejects.toMatchObject(
    refused,
  );
  // The sentence names the group, so that whoever reads it knows where to go.
  await expect(saveSynonyms(cleo, { language: "en", synonyms: "leak, ooze" })).rejects.toMatchObject({
    code: "taken_synonym",
    field: "synonyms",
    data: { words: "leak", count: 1, groups: "drip = leak" },
  });
  const { id } = await saveSynonyms(cleo, { language: "en", synonyms: "ooze, seep" });
  await expect(
    saveSynonyms(cleo, { language: "en", synonyms: "Seep, leak, drip, weep" }),
  ).rejects.toMatchObject({
    data: { words: "seep, leak, drip", count: 2, groups: "drip = leak; ooze = seep" },
  });
  await saveSynonyms(cleo, { groupId: id, language: "en", synonyms: "ooze, seep, weep" });
  await expect(
    saveSynonyms(cleo, { groupId: id, language: "en", synonyms: "ooze, leak" }),
  ).rejects.toMatchObject({ data: { words: "leak", groups: "drip = leak" } });
  await saveSynonyms(cleo, { language: "de", synonyms: "leak, Leck" });
});

test("a bet comes first in results and suggestions, with filters and everything else obeyed", async () => {
  const target = "http://localhost:3000/zh-CN/articles/returns?language=en";
  await saveBestBet(cleo, { betWords: "Money back", target, note: "Asked for in spring" });
  const page = await results(visitor, { q: "how do I get my money back" }, "en");
  expect(page.items[0]).toMatchObject({ subject: `article:${article}`, pinned: true, why: null });
  expect(page.answer).toContain("Send it.");
  expect((await suggest(visitor, { q: "money bac", mode: "type", language: "en" }))[0]).toMatchObject({
    subject: `article:${article}`,
    sure: true,
  });
  const of = async (more: object) =>
    (await results(visitor, { q: "money back", ...more }, "en")).items.map(({ subject }) => subject);
  expect(await of({ type: "question" })).toEqual([]);
  expect(await of({ language: "de" })).toEqual([]);
  expect(await of({ solved: false })).toEqual([]);
  expect(await of({ page: 2 })).toEqual([]);
  expect(await of({ type: "article" })).toEqual([`article:${article}`]);
  const [kept] = await keptBets(cleo);
  expect(kept).toMatchObject({
    words: "money back",
    by: { handle: "cleo" },
    target: { href: "/articles/returns" },
  });
  await removeBestBet(cleo, { betId: kept!.id });
  expect(await of({})).toEqual([]);
});

test("a bet on what is found anyway shows it once, and not on later pages again", async () => {
  await saveBestBet(cleo, { betWords: "drips", target: `/questions/${question}/drips` });
  const page = await results(visitor, { q: "drips" }, "en");
  expect(page.items.map(({ subject }) => subject)).toEqual([`question:${question}`]);
  expect(page.total).toBe(1);
});

test("nothing hidden can be bet on, and a bet on what turns private is silent (A11)", async () => {
  const secret = await addQuestion(site.db, {
    title: "Drips on my card number",
    askerId: cast.mara.id,
    visibility: "restricted",
  });
  const draft = await addArticle(site.db, { title: "Draft", slug: "draft", status: "draft" });
  for (const target of [
    `/questions/${secret}`,
    `article:${draft}`,
    "/articles/draft",
    "/articles/nope",
    "x",
    "/",
  ])
    await expect(saveBestBet(cleo, { betWords: "card", target })).rejects.toMatchObject({
      code: "invalid_input",
      field: "target",
    });
  const soon = await addQuestion(site.db, { title: "Boiler hums", askerId: cast.mara.id });
  await saveBestBet(cleo, { betWords: "hum", target: `question:${soon}` });
  expect((await results(visitor, { q: "hum" }, "en")).items).toHaveLength(1);
  await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, soon));
  for (const ctx of [visitor, cleo, site.ctxFor(cast.ada)]) {
    expect(await results(ctx, { q: "hum" }, "en")).toMatchObject({ items: [], total: 0, answer: null });
    expect(await suggest(ctx, { q: "hum", mode: "ask", language: "en" })).toEqual([]);
  }
  expect(await keptBets(cleo)).toMatchObject([{ words: "hum", target: null }]);
});

test("a failed search that several people rephrased is proposed, and accepted with one press", async () => {
  await fails("crema machine leaks", "machine drips", ["v1", "v2"], `question:${question}`);
  await fails("returning device", "returning machine", ["v1"], `article:${article}`);
  const [first, ...others] = await searchProposals(cleo);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    kind: "synonym",
    words: ["crema leaks", "drips"],
    evidence: { searchers: 2, samples: [{ failed: "crema machine leaks", found: "machine drips" }] },
  });
  await decideProposal(cleo, { proposal: first!.key, decision: "accepted" });
  expect(await synonymGroups(site.db)).toEqual([{ language: "en", words: ["crema leaks", "drips"] }]);
  expect(await searchProposals(cleo)).toEqual([]);
  await expect(decideProposal(cleo, { proposal: first!.key, decision: "dismissed" })).rejects.toMatchObject({
    code: "already_decided",
  });
});

test("accepting joins groups that have one of the words; dismissing keeps nothing and is remembered", async () => {
  await saveSynonyms(cleo, { language: "en", synonyms: "drips, drop" });
  await saveSynonyms(cleo, { language: "en", synonyms: "oozes, seeps" });
  await fails("machine oozes", "machine drips", ["v1", "v2"], `question:${question}`);
  const [synonym] = await searchProposals(cleo);
  await decideProposal(cleo, { proposal: synonym!.key, decision: "accepted" });
  expect(await synonymGroups(site.db)).toEqual([
    { language: "en", words: ["drips", "drop", "oozes", "seeps"] },
  ]);
  await fails("water comes out of the bottom", "machine drips", ["v1", "v2"], `question:${question}`);
  const [bet] = await searchProposals(cleo);
  expect(bet).toMatchObject({
    kind: "best_bet",
    subject: `question:${question}`,
    target: { title: "Machine drips" },
  });
  await decideProposal(cleo, { proposal: bet!.key, decision: "dismissed" });
  expect(await searchProposals(cleo)).toEqual([]);
  expect(await site.db.select().from(searchBestBets)).toEqual([]);
  expect((await site.db.select().from(searchDecisions)).map((row) => row.decision).sort()).toEqual([
    "accepted",
    "dismissed",
  ]);
});

test("what was looked for before another search ended well is about something else", async () => {
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  for (const visitorKey of ["v1", "v2"]) {
    const searched = (query: string, minutes: number, subject?: string) =>
      site.db.insert(searches).values({
        visitorKey,
        source: "page",
        query,
        createdAt: at(minutes),
        ...(subject && { shown: [subject], opened: [subject] }),
      });
    await searched("machine oozes", 8);
    await searched("machine drips", 7, `question:${question}`);
    await searched("give device back", 5);
    await searched("returning machine", 4, `article:${article}`);
  }
  expect((await searchProposals(cleo)).map(({ words }) => words)).toEqual([
    "give device back",
    ["drips", "oozes"],
  ]);
});

test("the message of a program is long: what is proposed for it can be kept, and what cannot be kept is not proposed", async () => {
  const message = `${"the mail server for the account responded with an unknown failure ".repeat(2)}again`;
  await fails(message, "machine drips", ["v1", "v2"], `question:${question}`);
  await fails("长".repeat(1_200), "machine drips", ["v3", "v4"], `question:${question}`);
  const [bet, ...others] = await searchProposals(cleo);
  expect([message.length > 120, bet?.kind, others]).toEqual([true, "best_bet", []]);
  await decideProposal(cleo, { proposal: bet!.key, decision: "accepted" });
  expect(await keptBets(cleo)).toMatchObject([{ words: message, scope: "whole" }]);
});

test("a group that cannot hold all its words is refused, and loses none in silence", async () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `word${from + i}`).join(", ");
  const keep = (synonyms: string) => saveSynonyms(cleo, { language: "en", synonyms });
  await expect(keep(many(0, 21))).rejects.toMatchObject({
    code: "too_many_synonyms",
    field: "synonyms",
    data: { count: 21, limit: 20 },
  });
  await expect(keep(`short, ${"long ".repeat(13)}`)).rejects.toMatchObject({
    code: "too_long",
    data: { length: 64, limit: 60 },
  });
  await keep(`${many(0, 11)}, oozes`);
  await keep(`${many(11, 11)}, drips`);
  await fails("machine oozes", "machine drips", ["v1", "v2"], `question:${question}`);
  const [synonym] = await searchProposals(cleo);
  await expect(decideProposal(cleo, { proposal: synonym!.key, decision: "accepted" })).rejects.toMatchObject({
    code: "too_many_synonyms",
  });
  expect((await synonymGroups(site.db)).flatMap(({ words }) => words)).toHaveLength(24);
});

test("words typed on the way to a question that is not public are proposed to nobody (A12)", async () => {
  const at = new Date();
  const secret = await addQuestion(site.db, {
    title: "Somebody knows my address",
    askerId: cast.mara.id,
    visibility: "restricted",
    createdAt: at,
  });
  await fails("stalker at my oozing door", "machine drips", ["v1", "v2"], `question:${question}`);
  await site.db.insert(searches).values(
    ["v1", "v2"].map((visitorKey) => ({
      visitorKey,
      source: "ask" as const,
      query: "Somebody knows my address",
      questionId: secret,
      createdAt: at,
    })),
  );
  expect(await searchProposals(cleo)).toEqual([]);
  await fails("seller knows mara@mail-of-mara.net", "machine drips", ["v3", "v4"], `question:${question}`);
  expect(await searchProposals(cleo)).toEqual([]);
});

/** A search of which nothing was opened, and two minutes later one of which something was. */
async function fails(failed: string, found: string, visitors: string[], subject: string): Promise<void> {
  const now = Date.now();
  for (const visitorKey of visitors)
    await site.db.insert(searches).values([
      { visitorKey, source: "page", query: failed, createdAt: new Date(now - 180_000) },
      {
        visitorKey,
        source: "page",
        query: found,
        shown: [subject],
        opened: [subject],
        resultCount: 1,
        createdAt: new Date(now - 60_000),
      },
    ]);
}
