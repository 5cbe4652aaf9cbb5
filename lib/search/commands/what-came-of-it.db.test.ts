import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deflections, searches } from "@/db/schema";
import type { Context } from "@/lib/context";
import { castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import type { SearchEngine } from "../engine";
import { suggest } from "../queries/suggest";
import { startSearch } from "../start";
import { TypingLog } from "../typing-log";
import { confirmSolved } from "./confirm-solved";
import { logSearch } from "./log-search";
import { recordOpened } from "./record-opened";

let site: TestSite;
let search: SearchEngine;
let visitor: Context;
let article: number;
let solved: number;
let open: number;

beforeAll(async () => {
  site = await freshSite();
  const { mara } = await castOf(site);
  search = await startSearch({ url: site.url });
  visitor = { ...site.ctxFor({ kind: "visitor" }), visitorKey: "visitor-1" };
  article = await addArticle(site.db, { title: "Descaling your machine" });
  solved = await addQuestion(site.db, { title: "Descaling light stays on", askerId: mara.id });
  open = await addQuestion(site.db, { title: "Descaling twice a month?", askerId: mara.id });
  await search.settled();
});
afterAll(async () => {
  await search.close();
  await site.close();
});

describe("what comes of a search", () => {
  test("openings count for one's own search and what it showed, once", async () => {
    const shown = [`article:${article}`, `question:${solved}`];
    const searchId = await logSearch(visitor, {
      source: "page",
      query: "descaling",
      language: "en",
      shown,
      resultCount: 2,
    });
    const subject = shown[0]!;
    await recordOpened(visitor, { searchId, subject });
    await recordOpened(visitor, { searchId, subject });
    await recordOpened(visitor, { searchId, subject: `question:${open}` });
    await recordOpened({ ...visitor, visitorKey: "visitor-2" }, { searchId, subject: shown[1]! });
    await recordOpened(visitor, { searchId, subject: shown[1]!, as: "rejected" });
    const [row] = await site.db.select().from(searches).where(eq(searches.id, searchId));
    expect(row).toMatchObject({
      opened: [subject],
      rejected: [shown[1]],
      visitorKey: "visitor-1",
      resultCount: 2,
    });
  });

  test("'This solved it' is recorded once, leads others there, and is refused for what is not public", async () => {
    const input = { subject: `article:${article}`, query: "white crust in the kettle", language: "en" };
    await confirmSolved(visitor, input);
    await confirmSolved(visitor, input);
    expect(
      await site.db.select().from(deflections).where(eq(deflections.subject, input.subject)),
    ).toHaveLength(1);
    await search.settled();
    const [first] = await suggest(visitor, { q: "crust in my kettle", mode: "ask", language: "en" });
    expect(first!.subject).toBe(input.subject);
    const hidden = await addArticle(site.db, { title: "Internal", audience: "staff" });
    await expect(confirmSolved(visitor, { subject: `article:${hidden}` })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(confirmSolved(visitor, { subject: "question:999999" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("typing makes one row for each visitor and pause, and closing loses none", async () => {
    await site.db.execute(sql`delete from searches`);
    let now = 0;
    const log = new TypingLog(site.db, () => now);
    const typed = { personId: null, source: "suggest" as const, language: "en", shown: [] };
    for (const query of ["des", "desca", "descale"]) log.note({ ...typed, visitorKey: "a", query });
    log.note({ ...typed, visitorKey: "b", query: "milk" });
    await log.flush();
    log.note({ ...typed, visitorKey: "a", query: "descale pump", shown: [`article:${article}`] });
    now = 60_000;
    log.note({ ...typed, visitorKey: "a", query: "warranty" });
    const known = await log.noteAndKnow({
      ...typed,
      visitorKey: "a",
      source: "ask",
      query: "leaks from below",
    });
    expect(
      await log.noteAndKnow({ ...typed, visitorKey: "a", source: "ask", query: "leaks from below it" }),
    ).toBe(known);
    await log.close();
    const rows = await site.db.select().from(searches).orderBy(searches.visitorKey, searches.query);
    expect(rows.map((row) => [row.visitorKey, row.source, row.query, row.resultCount])).toEqual([
      ["a", "suggest", "descale pump", 1],
      ["a", "ask", "leaks from below it", 0],
      ["a", "suggest", "warranty", 0],
      ["b", "suggest", "milk", 0],
    ]);
  });
});
