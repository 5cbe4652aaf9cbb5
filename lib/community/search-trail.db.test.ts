import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "@/lib/context";
import { caseFile } from "@/lib/desk/queries/case-file";
import { logSearch } from "@/lib/search/commands/log-search";
import { recordOpened } from "@/lib/search/commands/record-opened";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle } from "@/lib/testing/posts";
import { caseOf } from "@/lib/testing/private-case";
import { keepDraft } from "./commands/keep-draft";
import { draftReview } from "./queries/draft";

let site: TestSite;
let cast: Cast;
let article: string;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const searched = (query: string, by: Person, minutes: number, source: "page" | "ask" = "page") =>
  logSearch(site.ctxFor(by, { now: minutesAgo(minutes) }), {
    source,
    query,
    language: "en",
    shown: [article],
    resultCount: 1,
  });

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  article = `article:${await addArticle(site.db, { title: "Two charges at once", slug: "two-charges" })}`;
  const searchId = await searched("two charges", cast.mara, 20);
  await recordOpened(site.ctxFor(cast.mara), { searchId, subject: article });
  await searched("steam wand", cast.mara, 90);
  await searched("charges of lena", cast.lena, 5);
});
afterAll(() => site.close());

it("before asking one is told what staff will see of the searches that led here, and of nobody else's", async () => {
  const mara = site.ctxFor(cast.mara);
  const asked = await searched("money gone twice", cast.mara, 2, "ask");
  const lenas = await searched("lena asks", cast.lena, 2, "ask");
  const title = "Charged twice";
  await searched(title, cast.mara, 1);
  const token = await keepDraft(mara, { title, happened: "Twice.", searchIds: [asked, lenas] });
  expect((await draftReview(mara, token)).trail).toEqual(["two charges", "money gone twice"]);
});

it("who takes the case sees what its asker looked for in the hour before, and what they opened", async () => {
  const { escalationId } = await caseOf(site, cast);
  // An article that waits for an update is read by everybody meanwhile.
  await site.db.execute(sql`update articles set status = 'needs_update'`);
  const { trail } = await caseFile(site.ctxFor(cast.ines), escalationId);
  expect(trail.map((entry) => entry.query)).toEqual(["two charges", "Charged twice"]);
  expect(trail[0]!.shown).toMatchObject([{ subject: article, title: "Two charges at once", opened: true }]);
});
