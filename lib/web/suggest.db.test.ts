import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { searches } from "@/db/schema";
import type { SearchEngine } from "@/lib/search/engine";
import { startSearch } from "@/lib/search/start";
import { castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { closeSuggest, handleSuggest } from "./suggest";

const shared = globalThis as { [key: symbol]: unknown };
const key = Symbol.for("firsthand.database");
let site: TestSite;
let search: SearchEngine;
let server: http.Server;
let address: string;
let solved: number;

beforeAll(async () => {
  site = await freshSite();
  shared[key] = site;
  const cast = await castOf(site);
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
    handleSuggest(request, response, { visitorKey: "visitor-1" }),
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

const ask = async (path: string) => (await fetch(address + path)).json();

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
