import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articles, searches } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle } from "@/lib/testing/posts";
import type { SearchEngine } from "../engine";
import { startSearch } from "../start";
import { restrictedArticles } from "./restricted-articles";
import { results } from "./results";
import { suggest } from "./suggest";

let site: TestSite;
let cast: Cast;
let search: SearchEngine;
const visitor = () => site.ctxFor({ kind: "visitor" });

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  search = await startSearch({ url: site.url });
});
afterAll(async () => {
  await search.close();
  await site.close();
});

const found = async (ctx: ReturnType<typeof visitor>, q: string, language = "en") =>
  (await restrictedArticles(ctx, { q, language })).map(({ subject }) => subject);

/** Counts what a search asks of the database. */
async function askedBy(ctx: ReturnType<typeof visitor>): Promise<number> {
  let asked = 0;
  const db = new Proxy(ctx.db, {
    get(target, name, self) {
      if (name === "execute") asked++;
      return Reflect.get(target, name, self);
    },
  });
  await restrictedArticles({ ...ctx, db }, { q: "batteries", language: "en" });
  return asked;
}

test("asks the database nothing for visitors, and once whether there is any such article for others", async () => {
  expect(await askedBy(visitor())).toBe(0);
  expect(await askedBy(site.ctxFor(cast.ines))).toBe(1);
});

test("those who may read an article find it by any form of its words; nobody else learns of it (A11)", async () => {
  const staff = await addArticle(site.db, {
    title: "Returning a swollen battery",
    html: "<p>Never post it. Call the courier for dangerous goods.</p>",
    audience: "staff",
  });
  const members = await addArticle(site.db, {
    title: "Battery care for owners",
    html: "<p>Charge batteries once a month.</p>",
    audience: "signed_in",
  });
  const draft = await addArticle(site.db, { title: "Batteries of 2027", audience: "staff", status: "draft" });
  await search.settled();
  const [ines, mara] = [site.ctxFor(cast.ines), site.ctxFor(cast.mara)];
  expect((await found(ines, "swollen batteries")).sort()).toEqual([`article:${staff}`, `article:${members}`]);
  expect(await found(mara, "batteries")).toEqual([`article:${members}`]);
  expect(await found(visitor(), "batteries")).toEqual([]);
  expect(await found(ines, "dangerous goods courier")).toEqual([`article:${staff}`]);
  expect(await found(ines, "quarterly dividend statement")).toEqual([]);
  expect(await found(ines, "2027")).not.toContain(`article:${draft}`);

  for (const ctx of [visitor(), mara, ines]) {
    expect(await results(ctx, { q: "swollen battery" }, "en")).toMatchObject({ items: [], total: 0 });
    expect(await suggest(ctx, { q: "swollen battery", mode: "ask", language: "en" })).toEqual([]);
  }
  expect(await site.db.select().from(searches)).toEqual([]);
  await site.db.update(articles).set({ audience: "staff" }).where(eq(articles.id, members));
  expect(await found(mara, "batteries")).toEqual([]);
});

test("is not found by words that nearly every text of the site has, unless nothing else was said", async () => {
  await addArticle(site.db, {
    title: "How to write to a courier",
    html: "<p>How do I write to a new one?</p>",
    audience: "staff",
  });
  const ines = site.ctxFor(cast.ines);
  const asked = { language: "en", common: ["how", "do", "i", "to", "a", "new"] };
  const count = async (q: string) => (await restrictedArticles(ines, { q, ...asked })).length;
  expect(await count("How do I descale to a new tank")).toBe(0);
  expect(await count("How do I write to a courier")).toBeGreaterThan(0);
  expect(await count("how do i")).toBeGreaterThan(0);
});

test("needs about half of what was asked: among so few articles a single word would look as if it told everything", async () => {
  const id = await addArticle(site.db, {
    title: "For helpers: when to send a case on",
    html: `<p>Send it on at once where money is concerned.</p><p>${"Read on. ".repeat(60)}</p><p>You cannot do more.</p>`,
    audience: "staff",
  });
  const ines = site.ctxFor(cast.ines);
  for (const isTyping of [true, false])
    for (const common of [[], ["messag"]]) {
      const asked = { language: "en", isTyping, common };
      expect(await restrictedArticles(ines, { q: "cannot receive messages", ...asked })).toEqual([]);
      expect(await restrictedArticles(ines, { q: "send a ca", ...asked })).toHaveLength(1);
    }
  expect(await found(ines, "cannot be concerned")).toEqual([]);
  expect(await found(ines, "send a caes")).toContain(`article:${id}`);
  expect(await found(ines, "send money")).toEqual([`article:${id}`]);
  expect(await found(ines, "send")).toEqual([`article:${id}`]);
});

test("says whom each is for, marks what was found, and leads to its own language", async () => {
  const id = await addArticle(site.db, {
    title: "漏水维修内部流程",
    slug: "leaks",
    html: "<p>先关闭电源，再联系维修中心。</p>",
    language: "zh-CN",
    audience: "staff",
  });
  const [first] = await restrictedArticles(site.ctxFor(cast.cleo), { q: "漏水维修", language: "zh-CN" });
  expect(first).toMatchObject({
    subject: `article:${id}`,
    href: "/articles/leaks?language=zh-CN",
    audience: "staff",
  });
  expect(first!.title).toContain("\uE000");
});
