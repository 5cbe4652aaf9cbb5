import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { questionDocuments } from "@/lib/community/documents";
import { readQuestions } from "@/lib/community/inputs";
import { postHistory } from "@/lib/community/queries/post-history";
import { answerFeed, questionFeed } from "@/lib/community/queries/question-feed";
import { thread } from "@/lib/community/queries/thread";
import { exportTo } from "@/lib/exchange/export";
import { ownNews } from "@/lib/notify/queries/own-news";
import { results } from "@/lib/search/queries/results";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { takeEscalation } from "./commands/take-escalation";
import { writeMessage } from "./commands/write-message";

const note = "CANARYNOTE";
const message = "CANARYMESSAGE";

let site: TestSite;
let cast: Cast;
let questionId: number;
let escalationId: number;

beforeAll(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  site = await freshSite();
  cast = await castOf(site);
  const as = site.ctxFor;
  questionId = (
    await askQuestion(as(cast.mara), { title: "The pump hums", body: "Since today.", topicId: cast.machines })
  ).id;
  await certifyNeedsStaff(as(cast.theo), { questionId, cause: "product_defect", note: "" });
  escalationId = (await readQuestions(site.db, [questionId])).get(questionId)!.facts.escalation!.id;
  await takeEscalation(as(cast.ines), { escalationId });
  await writeMessage(as(cast.ines), { escalationId, body: `We know of it: ${note}`, isNote: true });
  await writeMessage(as(cast.ines), { escalationId, body: `Only for you: ${message}`, isNote: false });
});
afterAll(() => site.close());

test("a note changes nothing that readers of the thread could hear of; agents hear of it", async () => {
  const since = (await site.db.execute<{ id: number }>(sql`select max(id) as id from changes`)).rows[0]!.id;
  const before = (await site.db.execute<{ n: number }>(sql`select count(*)::int as n from notifications`))
    .rows[0]!.n;
  await writeMessage(site.ctxFor(cast.ines), { escalationId, body: "Another one.", isNote: true });
  const told = await site.db.execute<{ subject: string }>(
    sql`select subject from changes where id > ${since}`,
  );
  expect(told.rows).toEqual([{ subject: `escalation:${escalationId}` }]);
  const after = (await site.db.execute<{ n: number }>(sql`select count(*)::int as n from notifications`))
    .rows[0]!.n;
  expect(after).toBe(before);
});

test("no page that a customer, an ambassador, a curator or a visitor reads holds a note", async () => {
  const { id: answerId } = await postAnswer(site.ctxFor(cast.ines), { questionId, body: "We replace it." });
  await acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId });
  await runJobs(site);
  const readers = [cast.mara, cast.theo, cast.lena, cast.cleo, { kind: "visitor" as const }];
  for (const reader of readers) {
    const ctx = site.ctxFor(reader);
    const seen = [
      await thread(ctx, questionId),
      await questionFeed(ctx),
      await answerFeed(ctx, questionId),
      await postHistory(ctx, questionId).catch(() => null),
      await results(ctx, { q: "We know of it: only for you" }, "en"),
      reader.kind === "person" ? await ownNews(ctx, { locale: "en" }) : null,
    ];
    const text = JSON.stringify(seen);
    expect(text).not.toContain(note);
    // A private message is for the asker and agents.
    expect(text.includes(message)).toBe(reader === cast.mara);
  }
  expect(JSON.stringify(await thread(site.ctxFor(cast.jonas), questionId))).toContain(note);
});

test("no mail, no news, no index and no export holds a note or a private message", async () => {
  const outside = await site.db.execute(sql`
    select row_to_json(m)::text as words from mails m union all select row_to_json(n)::text from notifications n
    union all select row_to_json(a)::text from audit a`);
  const documents: unknown[] = [];
  for await (const some of questionDocuments(site.db).all()) documents.push(some);
  const folder = mkdtempSync(join(tmpdir(), "notes-"));
  const file = join(folder, "site.ndjson");
  await exportTo(site.ctxFor({ kind: "system", job: "export" }), file);
  const exported = readFileSync(file, "utf8");
  rmSync(folder, { recursive: true });
  expect(documents.length).toBeGreaterThan(0);
  expect(exported).toContain("The pump hums");
  for (const surface of [JSON.stringify(outside.rows), JSON.stringify(documents), exported]) {
    expect(surface).not.toContain(note);
    expect(surface).not.toContain(message);
  }
});
