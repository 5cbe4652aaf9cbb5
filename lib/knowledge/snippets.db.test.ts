import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articles, changes, snippets } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { createArticle } from "./commands/create-article";
import { publishArticle } from "./commands/publish-article";
import { saveArticle } from "./commands/save-article";
import { addSnippet, changeSnippet, removeSnippet } from "./commands/save-snippet";
import { setArticleFacts } from "./commands/set-article-facts";
import { articleDocuments } from "./documents";
import { renderSnippet } from "./jobs/render-snippet";
import { publicationChecks } from "./publication-checks";
import { snippetList, snippetPage } from "./queries/snippets";
import { renderArticle } from "./render-article";

let site: TestSite;
let cast: Cast;
let cleo: Context;
let hours: number;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  cleo = site.ctxFor(cast.cleo);
  hours = (await add("hours", "We answer on **weekdays**.")).id;
  await add("contact", "Write to us. {{snippet:hours}}");
  await add("rates", "Ours are low.", { audience: "staff" });
});
afterAll(() => site.close());

const add = (name: string, body: string, more: object = {}) =>
  addSnippet(cleo, { name, language: "en", body, ...more });
const render = (body: string, more: object = {}) =>
  renderArticle(cleo, { body, language: "en", audience: "public", ...more });
const article = async (slug: string, body: string, more: object = {}) => {
  const at = { createdAt: new Date(), updatedAt: new Date(), language: "en", status: "published" as const };
  const { html, version } = await render(body);
  const values = { ...at, slug, title: slug, body, html, htmlVersion: version, ...more };
  return (await site.db.insert(articles).values(values).returning())[0]!;
};
const htmlOf = async (id: number) =>
  (await site.db.select().from(articles).where(eq(articles.id, id)))[0]!.html;
const change = (id: number, version: number, body: string, audience: "public" | "staff" = "public") =>
  changeSnippet(cleo, { id, version, body, audience });

describe("an article with snippets", () => {
  it("shows them, and those that they hold", async () => {
    expect((await render("Hello. {{snippet:contact}}")).plain).toBe(
      "Hello. Write to us. We answer on weekdays.",
    );
  });

  it.each([
    ["a name that nobody has written", "{{snippet:nobody}}", {}, "unknown_snippet"],
    ["one that is not there in its language", "{{snippet:hours}}", { language: "de" }, "unknown_snippet"],
    ["one for fewer people", "{{snippet:rates}}", {}, "snippet_audience"],
  ])("is refused with %s", async (_, body, more, code) => {
    await expect(render(body, more)).rejects.toMatchObject({ code, field: "body" });
  });

  it("lacks what they lack before it goes live; lines are those of its own text", async () => {
    await add("old", "![](/demo/descale-one.svg) [there](/articles/nowhere)\n\n## Hours");
    const film = "https://youtu.be/dQw4w9WgXcQ";
    const body = `{{snippet:old}}\n\n[up](#hours) [else](/articles/else)\n\n![](${film})`;
    const { id } = await article("with-old", body);
    const facts = { id, audience: "public" as const, ownerId: null, reviewBy: null };
    const { missing, doubts } = await publicationChecks(cleo, facts, { body });
    expect(missing).toContainEqual({ kind: "alt", what: "/demo/descale-one.svg", line: undefined });
    expect(missing).toContainEqual({ kind: "film_name", what: film, line: 5 });
    expect(doubts).toEqual([
      { kind: "link", what: "/articles/nowhere", line: undefined },
      { kind: "link", what: "/articles/else", line: 3 },
    ]);
    await site.db.delete(articles).where(eq(articles.id, id));
    await site.db.delete(snippets).where(eq(snippets.name, "old"));
  });

  it("is kept while one is not written in its language yet, and does not go live so", async () => {
    const begun = { title: "Öffnungszeiten", body: "x", language: "de" };
    const { articleId } = await createArticle(cleo, begun);
    const body = "Ruf an.\n\n{{snippet:hours}}";
    const text = { title: begun.title, summary: "", body };
    const { version } = await saveArticle(cleo, { ...text, articleId, version: 1 });
    const facts = { id: articleId, audience: "public" as const, ownerId: null, reviewBy: null };
    const { missing } = await publicationChecks(cleo, facts, { body });
    expect(missing).toContainEqual({ kind: "snippet", what: "hours", line: 3 });
    await expect(publishArticle(cleo, { articleId, version })).rejects.toMatchObject({
      code: "unknown_snippet",
    });
  });

  it("for staff may use one for staff", async () => {
    expect((await render("{{snippet:rates}}", { audience: "staff" })).plain).toBe("Ours are low.");
  });
});

describe("a snippet that changes", () => {
  it("changes its articles by a job, for readers, caches and the search", async () => {
    const direct = await article("direct", "{{snippet:hours}}");
    const nested = await article("nested", "- {{snippet:contact}}");
    const other = await article("other", "`{{snippet:hours}}`");
    await change(hours, 1, "We answer **every day**.");
    const queued = await site.pool.query(
      "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'render-snippet'",
    );
    expect(queued.rows).toContainEqual({ payload: { snippetId: hours } });
    await site.db.delete(changes);
    expect(
      await renderSnippet(site.ctxFor({ kind: "system", job: "render-snippet" }), { snippetId: hours }),
    ).toBe(2);
    expect(await htmlOf(direct.id)).toContain("every day");
    expect(await htmlOf(nested.id)).toContain("Write to us. We answer <strong>every day");
    expect(await htmlOf(other.id)).toBe(other.html);
    const noted = (await site.db.select().from(changes)).map(({ subject }) => subject).sort();
    expect(noted).toEqual([`article:${direct.id}`, `article:${nested.id}`].sort());
    const { documents } = await articleDocuments(site.db).bySubjects([`article:${nested.id}`]);
    expect(documents[0]!.body).toContain("every day");
  });

  it("refuses what somebody has changed meanwhile, and keeps both texts in sight", async () => {
    await expect(change(hours, 1, "Late.")).rejects.toMatchObject({
      code: "stale_version",
      data: { present: "We answer **every day**." },
    });
  });

  it("may not come to hold itself, by whatever way", async () => {
    await expect(change(hours, 2, "{{snippet:contact}}")).rejects.toMatchObject({ code: "snippet_cycle" });
    await expect(change(hours, 2, "{{snippet:hours}}")).rejects.toMatchObject({ code: "snippet_cycle" });
    await expect(change(hours, 2, "{{snippet:nobody}}")).rejects.toMatchObject({ code: "unknown_snippet" });
  });

  it("may not become narrower than what shows it", async () => {
    await expect(change(hours, 2, "Staff only.", "staff")).rejects.toMatchObject({
      code: "snippet_shown_wider",
    });
    await expect(add("all", "{{snippet:rates}}")).rejects.toMatchObject({ code: "snippet_audience" });
  });
});

describe("an article whose readers become more", () => {
  it("must not show them a snippet that is for fewer", async () => {
    const { articleId } = await createArticle(cleo, {
      title: "Inside rates",
      body: "{{snippet:rates}}",
      language: "en",
      audience: "staff",
    });
    await expect(setArticleFacts(cleo, { articleId, audience: "public" })).rejects.toMatchObject({
      code: "snippet_audience",
    });
  });
});

describe("those who write articles", () => {
  it("see what there is, how it looks and where it is used", async () => {
    expect((await snippetList(cleo)).map(({ name, uses }) => [name, uses])).toEqual([
      ["contact", 1],
      ["hours", 2],
      ["rates", 1],
    ]);
    expect((await snippetList(cleo))[1]!.words).toBe("We answer every day.");
    const page = await snippetPage(cleo, hours);
    expect(page.articles.map(({ slug }) => slug)).toEqual(["direct", "nested"]);
    expect(page).toMatchObject({
      holders: ["contact"],
      html: "<p>We answer <strong>every day</strong>.</p>",
    });
  });

  it("remove what nothing uses, and only that", async () => {
    await expect(removeSnippet(cleo, { id: hours })).rejects.toMatchObject({ code: "snippet_in_use" });
    const { id } = await add("loose", "Words.");
    await removeSnippet(cleo, { id });
    await expect(snippetPage(cleo, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("are told of a name that is taken or cannot be typed", async () => {
    await expect(add("hours", "Words.")).rejects.toMatchObject({ code: "taken_name", field: "name" });
    await expect(add("no spaces", "Words.")).rejects.toThrow();
  });

  it("are the only ones", async () => {
    await expect(snippetList(site.ctxFor(cast.ines))).rejects.toMatchObject({ code: "forbidden" });
    await expect(snippetList(site.ctxFor({ kind: "visitor" }))).rejects.toMatchObject({ code: "sign_in" });
  });
});
