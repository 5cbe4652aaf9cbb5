import http from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articles, people, searches } from "@/db/schema";
import { startSession } from "@/lib/people/commands/start-session";
import type { SearchEngine } from "@/lib/search/engine";
import { startSearch } from "@/lib/search/start";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { sessionTokenOf } from "./cookies";
import { closeSuggest, handleSuggest } from "./suggest";

const shared = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("firsthand.database");
let site: TestSite;
let cast: Cast;
let search: SearchEngine;
let server: http.Server;
let address: string;
let solved: number;

beforeAll(async () => {
  site = await freshSite();
  shared[key] = site;
  cast = await castOf(site);
  search = await startSearch({ url: site.url });
  await addArticle(site.db, { title: "Cleaning the grinder", slug: "cleaning-the-grinder" });
  solved = await addQuestion(site.db, { title: "Grinder will not start", slug: "g", askerId: cast.mara.id });
  const post = {
    questionId: solved,
    authorId: cast.theo.id,
    body: "Seat the hopper.",
    html: "<p>Seat the hopper.</p>",
  };
  await addAnswer(site.db, post, { accepted: true });
  await addQuestion(site.db, { title: "Grinder secret", askerId: cast.mara.id, visibility: "restricted" });
  await search.settled();
  server = http.createServer((request, response) =>
    handleSuggest(request, response, {
      visitorKey: "visitor-1",
      sessionToken: sessionTokenOf(request.headers.cookie, new URL("http://localhost")),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await closeSuggest();
  server.close();
  await search.close();
  delete shared[key];
  await site.close();
});

const ask = async (path: string, cookie = "") =>
  (await fetch(address + path, { headers: { cookie } })).json();
const cookieOf = async (personId: string) =>
  `firsthand.session=${await startSession(site.ctxFor({ kind: "visitor" }), { personId })}`;

test("suggests public things in the reader's language of addresses, without Next", async () => {
  const { items } = await ask("/zh-cn/api/suggest?q=grind");
  expect(items.map((item: { href: string }) => item.href).sort()).toEqual([
    "/zh-cn/articles/cleaning-the-grinder",
    `/zh-cn/questions/${solved}/g`,
  ]);
});

test("who asks can read the answer in place, and gets the number of the search", async () => {
  const found = await ask("/api/suggest?for=ask&q=my+grinder+will+not+start");
  expect(found.items[0]).toMatchObject({
    subject: `question:${solved}`,
    solved: true,
    searchId: found.searchId,
  });
  expect(found.items[0].answer).toContain("Seat the hopper.");
});

test("nothing typed, and what nobody can mean, is answered with nothing", async () => {
  for (const q of ["", "%00", "%ED%A0%80", "%", "x".repeat(5_000)])
    expect(await ask(`/api/suggest?q=${q}`)).toMatchObject({ items: [] });
});

test("what was typed is written when the server closes", async () => {
  await ask("/api/suggest?q=gri");
  await ask("/api/suggest?q=grinder");
  await closeSuggest();
  const rows = await site.db.select().from(searches);
  expect(rows.filter((row) => row.source === "suggest").map((row) => row.query)).toContain("grinder");
  expect(rows.some((row) => row.query === "gri")).toBe(false);
});

test("who is signed in also gets articles that they may read and others may not; nobody else learns of them (A12)", async () => {
  const forStaff = await addArticle(site.db, {
    title: "Quillon recall of the burr carrier",
    audience: "staff",
  });
  const forMembers = await addArticle(site.db, { title: "Quillon care", audience: "signed_in" });
  await addArticle(site.db, { title: "Quillon draft", audience: "staff", status: "draft" });
  // Whether there is any such article is known for some seconds.
  await expect
    .poll(async () => (await askedFor("quillon", await cookieOf(cast.ines.id))).length, { timeout: 15_000 })
    .toBe(2);
  const [ines, mara] = [await cookieOf(cast.ines.id), await cookieOf(cast.mara.id)];
  const all = await ask("/zh-cn/api/suggest?q=quill", ines);
  expect(all.items.map(({ subject, audience, kind }: Item) => [subject, audience, kind]).sort()).toEqual(
    [
      [`article:${forStaff}`, "staff", "article"],
      [`article:${forMembers}`, "signed_in", "article"],
    ].sort(),
  );
  expect(all.items[0].href).toMatch(/^\/zh-cn\/articles\//);
  expect(all.items[0].title).toContain("\uE000");
  expect(await askedFor("quillon", mara)).toEqual([`article:${forMembers}`]);

  for (const cookie of ["", "firsthand.session=", "firsthand.session=guessed", `__Host-${ines}`, "other=1"])
    expect([cookie, await askedFor("quillon", cookie)]).toEqual([cookie, []]);
  // Words for a question are for everybody to see, and so is what is offered for them.
  for (const cookie of ["", mara, ines])
    expect(
      (await ask("/api/suggest?for=ask&q=quillon+recall+burr", cookie)).items.map(
        ({ subject }: Item) => subject,
      ),
    ).not.toContain(`article:${forStaff}`);
  await closeSuggest();
  expect(JSON.stringify(await site.db.select().from(searches))).not.toContain(`article:${forStaff}`);

  await site.db.update(people).set({ role: "customer" }).where(eq(people.id, cast.ines.id));
  expect(await askedFor("quillon", ines)).toEqual([`article:${forMembers}`]);
  await site.db.update(people).set({ state: "suspended" }).where(eq(people.id, cast.mara.id));
  expect(await askedFor("quillon", mara)).toEqual([]);
  await site.db.update(articles).set({ status: "archived" }).where(eq(articles.id, forMembers));
  expect(await askedFor("quillon", ines)).toEqual([]);
});

test("of the five lines, those for some take two at most", async () => {
  for (const number of [1, 2, 3])
    await addArticle(site.db, { title: `Zarf polish ${number}`, slug: `zarf-${number}`, audience: "staff" });
  for (const number of [4, 5, 6, 7, 8])
    await addArticle(site.db, { title: `Zarf polish ${number}`, slug: `zarf-${number}` });
  await search.settled();
  const { items } = await ask("/api/suggest?q=zarf", await cookieOf(cast.cleo.id));
  expect(items.map(({ audience }: Item) => audience)).toEqual([
    "staff",
    "staff",
    undefined,
    undefined,
    undefined,
  ]);
});

type Item = { subject: string; kind: string; audience?: string };

const askedFor = async (q: string, cookie: string): Promise<string[]> =>
  (await ask(`/api/suggest?q=${q}`, cookie)).items.map(({ subject }: Item) => subject);
