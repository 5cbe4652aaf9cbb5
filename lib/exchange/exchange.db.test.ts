import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acceptances,
  answers,
  articles,
  changes,
  people,
  questions,
  relatedQuestions,
  topics,
} from "@/db/schema";
import type { Context } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { fernwood, rowCounts, writtenLines } from "@/lib/testing/exchange-lines";
import { exportTo } from "./export";
import { type BadLine, importFiles } from "./import";

let site: TestSite;
let ctx: Context;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "exchange-"));
  site = await freshSite();
  ctx = site.ctxFor({ kind: "system", job: "import" });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const file = (name: string, lines: (object | string)[]) => writtenLines(folder, name, lines);

describe("import", () => {
  it("takes in what can be taken in, and tells line and reason of the rest", async () => {
    const bad: BadLine[] = [];
    const path = await file("first.ndjson", [
      ...fernwood.slice(0, 3),
      "{broken",
      { type: "poll" },
      ...fernwood.slice(3),
    ]);
    const counts = await importFiles(ctx, [path], { onBadLine: (one) => void bad.push(one) });
    expect(counts).toEqual({ lines: 8, articles: 2, questions: 2, answers: 2, people: 3, known: 0, bad: 2 });
    expect(bad.map(({ line, reason }) => [line, reason.slice(0, 8)])).toEqual([
      [4, "not JSON"],
      [5, expect.stringContaining("type")],
    ]);
  });

  it("stores texts as typed and as they are shown", async () => {
    const [question] = await site.db.select().from(questions).where(eq(questions.externalId, "1001"));
    expect(question).toMatchObject({
      body: "Replace <your-model> with Fern One.",
      html: "<p>Replace &#x3C;your-model> with Fern One.</p>",
      slug: "no-steam-from-the-wand",
      tags: ["steam"],
      answerCount: 2,
      gateDueAt: null,
      lastActivityAt: new Date("2023-01-02"),
    });
    expect(question!.importedAt).toBeInstanceOf(Date);
    const [article] = await site.db.select().from(articles).where(eq(articles.slug, "descaling"));
    expect(article).toMatchObject({ status: "published", imported: true });
    expect(article!.html).toContain("md-call-out-note");
  });

  it("makes staged members of authors, topics of what questions are about, and a firm acceptance by the asker", async () => {
    const [mara] = await site.db.select().from(people).where(eq(people.externalId, "mara"));
    expect(mara).toMatchObject({ name: "Mara Lind", state: "staged", email: null });
    const names = await site.db.select({ name: topics.name }).from(topics).orderBy(topics.name);
    expect(names.map((one) => one.name)).toEqual(["Care", "Espresso machines"]);
    const [answer] = await site.db.select().from(answers).where(eq(answers.externalId, "a1"));
    expect(answer).toMatchObject({ importedHelpful: 3, authorMark: null });
    expect(await site.db.select().from(acceptances)).toMatchObject([
      { answerId: answer!.id, kind: "firm", acceptedBy: mara!.id, endedAt: null },
    ]);
  });

  it("gives nobody a short name that reads as the site itself, or that no address can hold", async () => {
    const people = ["admin", "Иван Петров", "Zoë Smith", "x"].map((id) => ({ type: "person", id, name: id }));
    const other = await freshSite();
    const as = other.ctxFor({ kind: "system", job: "import" });
    await importFiles(as, [await file("people.ndjson", people)]);
    const { rows } = await other.pool.query("select external_id as id, handle from people");
    await other.close();
    const handles = Object.fromEntries(rows.map(({ id, handle }) => [id, handle]));
    const made = expect.stringMatching(/^member-[0-9a-f]{12}$/);
    expect(handles).toEqual({ admin: made, "Иван Петров": made, "Zoë Smith": "zoe-smith", x: made });
  });

  it("links articles that come later in the file, and keeps the names of questions that never come", async () => {
    expect(await rowCounts(site)).toMatchObject({ links: 2, appointments: 1 });
    const related = await site.db.select().from(relatedQuestions).orderBy(relatedQuestions.externalId);
    expect(related.map((one) => [one.externalId, one.relatedId !== null])).toEqual([
      ["1002", true],
      ["nowhere", false],
    ]);
  });

  it("tells the change feed, so that search and pages follow", async () => {
    const { rows } = await site.db.execute(
      sql`select distinct split_part(subject, ':', 1) as kind from ${changes} order by 1`,
    );
    expect(rows.map((row) => row.kind)).toEqual(expect.arrayContaining(["article", "question", "topic"]));
  });

  it("doubles nothing the second time, nor when two run at once (law 11)", async () => {
    const before = await rowCounts(site);
    const path = await file("again.ndjson", fernwood);
    const [one, other] = await Promise.all([importFiles(ctx, [path]), importFiles(ctx, [path])]);
    for (const counts of [one, other])
      expect(counts).toMatchObject({ articles: 0, questions: 0, answers: 0, people: 0 });
    expect(await rowCounts(site)).toEqual(before);
    const empty = await freshSite();
    const fresh = empty.ctxFor({ kind: "system", job: "import" });
    await Promise.all([importFiles(fresh, [path]), importFiles(fresh, [path])]);
    expect(await rowCounts(empty)).toEqual(before);
    await empty.close();
  });

  it("brings answers that have come since, and leaves what people decided here", async () => {
    await site.db.update(acceptances).set({ endedAt: new Date(), endedReason: "unaccepted" });
    const grown = structuredClone(fernwood) as typeof fernwood;
    const thread = grown[2] as unknown as { answers: object[]; title: string };
    thread.answers.push({ id: "a3", author: "ines", createdAt: "2023-02-01", body: "Or change the seal." });
    thread.title = "Another title";
    const counts = await importFiles(ctx, [await file("grown.ndjson", grown)]);
    expect(counts).toMatchObject({ questions: 0, answers: 1 });
    const [question] = await site.db.select().from(questions).where(eq(questions.externalId, "1001"));
    expect(question).toMatchObject({ title: "No steam from the wand", answerCount: 3 });
    expect((await site.db.select().from(acceptances)).length).toBe(1);
  });

  it("leaves who has claimed their account as they are", async () => {
    await site.db
      .update(people)
      .set({ state: "active", name: "M. Lind" })
      .where(eq(people.externalId, "mara"));
    await importFiles(ctx, [
      await file("claimed.ndjson", [{ type: "person", id: "mara", name: "Root", role: "admin" }]),
    ]);
    const [mara] = await site.db.select().from(people).where(eq(people.externalId, "mara"));
    expect(mara).toMatchObject({ name: "M. Lind", role: "customer" });
  });
});

describe("export", () => {
  it("gives the same bytes after an import into an empty site (law 18)", async () => {
    const [first, second] = [join(folder, "one.ndjson"), join(folder, "two.ndjson")];
    await exportTo(ctx, first);
    const empty = await freshSite();
    const there = empty.ctxFor({ kind: "system", job: "import" });
    await importFiles(there, [first]);
    await exportTo(there, second);
    expect(await readFile(second, "utf8")).toBe(await readFile(first, "utf8"));
    await empty.close();
  });
});

const thunderbird = "../shared/data/thunderbird/community.ndjson";
describe.skipIf(!existsSync(thunderbird))(`a real community (needs ${thunderbird})`, () => {
  it("goes in whole, every page with HTML, and nothing doubles", async () => {
    const real = await freshSite();
    const there = real.ctxFor({ kind: "system", job: "import" });
    const counts = await importFiles(there, [thunderbird]);
    expect(counts).toMatchObject({ articles: 193, questions: 4794, answers: 12434, bad: 0, known: 0 });
    const { rows } = await real.pool.query(`
      select count(*)::int as n from (
        select body, html from questions union all select body, html from answers union all select body, html from articles) t
      where (html = '' and body <> '') or html like '<pre class="md-as-typed"%'`);
    expect(rows[0].n).toBe(0);
    expect(await importFiles(there, [thunderbird])).toMatchObject({
      questions: 0,
      answers: 0,
      people: 0,
      known: 4987,
    });
    await real.close();
  }, 300_000);
});
