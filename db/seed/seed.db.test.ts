import { readdirSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articleFileTexts, articles, people } from "@/db/schema";
import { lockQuestion } from "@/lib/community/inputs";
import { stage } from "@/lib/community/lifecycle";
import { changeSlug } from "@/lib/knowledge/commands/change-slug";
import { decideFileText } from "@/lib/knowledge/commands/decide-file-text";
import { publishArticle } from "@/lib/knowledge/commands/publish-article";
import { saveArticle } from "@/lib/knowledge/commands/save-article";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { asIf } from "./as-if";
import { questions } from "./demo";
import { loadHelp, loadStarter } from "./index";

let site: TestSite;
// Rights hold by the real clock, so the demo has to lead up to it.
const now = new Date();

beforeAll(async () => {
  site = await freshSite();
  await loadStarter(site.db, "demo", { now });
}, 240_000);
afterAll(() => site.close());

const count = async (table: string): Promise<number> => {
  const { rows } = await site.db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`));
  return rows[0]!.n;
};

test("every thread ends where its timeline says, and so does its escalation", async () => {
  const { rows } = await site.db.execute<{ id: number; title: string; state: string | null }>(sql`
    select q.id, q.title, (select state from escalations e where e.question_id = q.id order by e.id desc limit 1) as state
    from questions q order by q.id`);
  expect(rows).toHaveLength(questions.length);
  const seen = await site.db.transaction(async (tx) => {
    const found = new Map<string, { stage: string; escalation: string | null }>();
    for (const row of rows) {
      const { facts } = await lockQuestion(asIf(tx, now), row.id);
      found.set(row.title, { stage: stage(facts, now), escalation: row.state });
    }
    return found;
  });
  const wrong = questions.filter((one) => {
    const there = seen.get(one.title);
    const escalated = one.escalation === undefined || one.escalation === there?.escalation;
    return there?.stage !== one.stage || !escalated;
  });
  expect(wrong.map((one) => [one.key, seen.get(one.title)])).toEqual([]);
});

test("every stage has something to show", () => {
  const shown = new Set(questions.map((one) => one.stage));
  for (const one of ["held", "open", "answered", "solved", "with_support", "duplicate", "stale", "closed"]) {
    expect(shown).toContain(one);
  }
});

test("the demo breaks no law", async () => {
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test("a refusal of the gate is kept, with the time from which it would say yes", async () => {
  const { rows } = await site.db.execute<{ reason: string; hours: number }>(sql`
    select r.reason, extract(epoch from r.possible_from - q.asked_at)::int / 3600 as hours
    from gate_refusals r join questions q on q.id = r.question_id`);
  expect(rows).toEqual([{ reason: "not_yet", hours: 24 }]);
});

test("a production site begins with help and legal pages, and with nobody in it", async () => {
  const fresh = await freshSite();
  try {
    await loadStarter(fresh.db, "help");
    const { rows } = await fresh.db.execute<Record<string, number>>(sql`
      select (select count(*)::int from people) as people, (select count(*)::int from questions) as questions,
        (select count(*)::int from articles where translation_of is not null) as linked,
        (select count(*)::int from articles where html = '' or html_version = 0) as unrendered,
        (select count(*)::int from legal_pages where body like '%[company name]%' or body like '%[公司名称]%') as gaps`);
    const linked = readdirSync("content/zh-cn").filter((name) => name.endsWith(".md")).length;
    expect(rows[0]).toMatchObject({ people: 0, questions: 0, linked, unrendered: 0 });
    expect(rows[0]!.gaps).toBeGreaterThan(1);
    expect(await loadHelp(fresh.db)).toMatchObject({ added: 0, updated: 0 });
  } finally {
    await fresh.close();
  }
});

test("a second loading doubles nothing", async () => {
  const tables = [
    "people",
    "topics",
    "teams",
    "articles",
    "article_versions",
    "questions",
    "answers",
    "legal_pages",
  ];
  const before = await Promise.all(tables.map(count));
  await loadStarter(site.db, "demo", { now });
  expect(await Promise.all(tables.map(count))).toEqual(before);
});

test("help that staff have edited is not overwritten by a newer file but waits; help that nobody touched is", async () => {
  const [row] = await site.db.select().from(people).where(eq(people.handle, "cleo"));
  const cleo = site.ctxFor({ kind: "person", ...row!, topics: [], teams: [], leadOf: [] });
  const [{ id }] = (
    await site.db.execute<{ id: number }>(
      sql`select id from articles where slug = 'formatting' and language = 'en'`,
    )
  ).rows as [{ id: number }];
  await saveArticle(cleo, { articleId: id, version: 1, title: "Formatting", body: "Ours." });
  await changeSlug(cleo, { articleId: id, slug: "how-to-format" });
  await site.db.execute(
    sql`update articles set content_digest = 'older' where slug in ('how-to-format', 'same-problem')`,
  );
  expect(await loadHelp(site.db)).toMatchObject({ added: 0, updated: 3, waiting: 1 });
  expect(await loadHelp(site.db)).toMatchObject({ added: 0, updated: 0, waiting: 0 });
  const read = async () =>
    (
      await site.db.execute<Record<string, unknown>>(
        sql`select slug, body, version, working_version, content_version from articles
          where language = 'en' and slug in ('how-to-format', 'same-problem') order by slug`,
      )
    ).rows;
  const [formatting, sameProblem] = await read();
  expect(formatting).toMatchObject({ version: 1, working_version: 2, content_version: 1 });
  expect(sameProblem).toMatchObject({ version: 2, working_version: 2, content_version: 2 });

  const [waiting] = await site.db.select().from(articleFileTexts);
  expect(waiting).toMatchObject({ articleId: id });
  await decideFileText(cleo, { articleId: id, digest: waiting!.digest, decision: "take" });
  expect((await read())[0]).toMatchObject({ version: 1, working_version: 3, content_version: 3 });
  // It came from a file, so that whoever took it has read it over for its author.
  await setArticleFacts(cleo, { articleId: id, ownerId: row!.id, reviewBy: new Date("2030-01-01") });
  await publishArticle(cleo, { articleId: id, version: 3 });
  expect((await read())[0]).toMatchObject({ body: waiting!.body, version: 3 });
  expect(await loadHelp(site.db)).toMatchObject({ added: 0, updated: 0, waiting: 0 });
});

test("what staff save while a release comes in is not overwritten", async () => {
  const [cleo] = await site.db.select().from(people).where(eq(people.handle, "cleo"));
  const { rows } = await site.db.execute<{ id: number; title: string }>(sql`
    update articles set content_digest = 'older' where slug = 'house-rules' and language = 'en' returning id, title`);
  const { id, title } = rows[0]!;
  let release: ReturnType<typeof loadHelp> | undefined;
  await site.db.transaction(async (tx) => {
    await saveArticle(asIf(tx, new Date(), { kind: "person", ...cleo!, topics: [], teams: [], leadOf: [] }), {
      articleId: id,
      version: 1,
      title,
      body: "Ours.",
    });
    release = loadHelp(site.db);
    const isWaiting = () =>
      count("pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
    await expect.poll(isWaiting).toBe(1);
  });
  expect(await release).toMatchObject({ updated: 0, waiting: 1 });
  const [kept] = await site.db.select().from(articles).where(eq(articles.id, id));
  expect(kept).toMatchObject({ version: 1, workingVersion: 2 });
});

test("no mail of long ago is waiting, and the cast has news in the app", async () => {
  const { rows } = await site.db.execute<{ old: number; news: number }>(sql`
    select (select count(*)::int from mails where created_at < ${now.toISOString()}::timestamptz - interval '25 hours') as old,
      (select count(*)::int from notifications n join people p on p.id = n.person_id where p.handle = 'mara' and n.read_at is null) as news`);
  expect(rows[0]!.old).toBe(0);
  expect(rows[0]!.news).toBeGreaterThan(0);
});
