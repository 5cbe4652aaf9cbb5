import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedTwice, caseSurveys, mails, searches, settings } from "@/db/schema";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { Refusal } from "@/lib/errors";
import { discardJob } from "@/lib/jobs/commands/discard-job";
import { queueState } from "@/lib/jobs/queries/queue-state";
import { waitingJobs } from "@/lib/jobs/queries/waiting-jobs";
import { retryMail } from "@/lib/notify/commands/retry-mail";
import { mailState } from "@/lib/notify/queries/mail-state";
import { applyRetention } from "@/lib/site/retention";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { addQuestion } from "@/lib/testing/posts";
import { auditLog } from "../queries/audit-log";
import { firstStepsDone } from "../queries/first-steps";
import { retentionSettings } from "../queries/retention-settings";
import { saveLegalPage } from "./save-legal-page";
import { saveRetention } from "./save-retention";
import { saveTopic } from "./save-topic";

let site: TestSite;
let cast: Cast;
const days = {
  searches: 90,
  privateDetails: 180,
  sentMails: 30,
  readNotifications: 180,
  surveyWords: 365,
  askedTwice: 365,
};
const ada = () => site.ctxFor(cast.ada);

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

test("shorter keeping is said to the nightly run and noted with what was before", async () => {
  expect(await retentionSettings(ada())).toEqual(days);
  await site.db
    .insert(searches)
    .values({ source: "page", query: "descale", createdAt: new Date(Date.now() - 8 * 86_400_000) });
  await saveRetention(ada(), { ...days, searches: 7 });
  await applyRetention(site.ctxFor({ kind: "system", job: "apply-retention" }));
  expect(await site.db.select().from(searches)).toEqual([]);
  const [line] = (await auditLog(ada(), { action: "retention_set" })).lines;
  expect(line!.data).toMatchObject({ before: { searches: 90 }, after: { searches: 7 } });
  await expect(saveRetention(ada(), { ...days, searches: 0 })).rejects.toThrow();
  expect(
    (await site.db.select().from(settings).where(eq(settings.key, "retention")))[0]!.value,
  ).toMatchObject({ searches: 7 });
});

test("a dead mail is sent again, one that was held back is not, and neither shows its text", async () => {
  const mail = {
    to: "mara@example.com",
    kind: "answer_posted",
    subject: "An answer",
    text: "secret words",
    html: "",
    createdAt: new Date(),
  };
  const rows = await site.db
    .insert(mails)
    .values([
      { ...mail, key: "a", deadAt: new Date(), error: "550 no such mailbox", attempts: 12 },
      { ...mail, key: "b", deadAt: new Date(), error: "withheld" },
      { ...mail, key: "c" },
    ])
    .returning({ id: mails.id });
  const [refused, withheld] = rows.map((row) => row.id);
  const before = await mailState(ada(), { view: "dead" });
  expect(before.counts).toEqual({ waiting: 1, dead: 2, sent: 0 });
  expect(JSON.stringify(before)).not.toContain("secret words");
  await retryMail(ada(), { mailId: refused! });
  await expect(retryMail(ada(), { mailId: withheld! })).rejects.toThrow("not_found");
  expect((await mailState(ada(), { view: "waiting" })).lines).toHaveLength(2);
  expect(await waitingJobs(ada())).toMatchObject([{ name: "send-mail", count: 1, failing: 0 }]);
});

test("a job that nothing will mend is discarded, and the audit keeps its error", async () => {
  await site.db.execute(
    sql`select graphile_worker.add_job('apply-retention', '{"unknown": 1}', max_attempts => 1)`,
  );
  await runJobs(site);
  const [dead] = (await queueState(ada())).dead;
  await discardJob(ada(), dead!.id);
  expect((await queueState(ada())).dead).toEqual([]);
  await expect(discardJob(ada(), dead!.id)).rejects.toThrow("not_found");
  const [line] = (await auditLog(ada(), { action: "job.discard" })).lines;
  expect(line!.data).toMatchObject({ name: "apply-retention", error: expect.stringContaining("unknown") });
});

test("the first steps say what is still missing", async () => {
  expect(await firstStepsDone(ada())).toMatchObject({
    topics: true,
    team: true,
    ambassadors: true,
    legal: false,
    secondAdmin: false,
  });
  for (const slug of ["terms", "privacy", "imprint"] as const)
    await saveLegalPage(ada(), { slug, language: "en", title: slug, body: "See [the imprint](/imprint)." });
  expect((await firstStepsDone(ada())).legal).toBe(true);
  await saveLegalPage(ada(), { slug: "imprint", language: "en", title: "Imprint", body: "[Company name]" });
  expect((await firstStepsDone(ada())).legal).toBe(false);
});

test("the audit is found by what it is about, by what was done and by who did it", async () => {
  const { id } = await saveTopic(ada(), { name: "Grinders" });
  const { lines } = await auditLog(ada(), { subject: `topic:${id}` });
  expect(lines).toMatchObject([
    { subjectName: "Grinders", subjectPath: `/admin/topics/${id}`, actorName: "Ada" },
  ]);
  expect((await auditLog(ada(), { actor: "ada", action: "topic_created" })).lines).toHaveLength(1);
  expect((await auditLog(ada(), { actor: "nobody" })).lines).toEqual([]);
});

test("nobody but an admin operates the site", async () => {
  for (const who of [cast.mara, cast.theo, cast.ines, cast.cleo]) {
    const ctx = site.ctxFor(who);
    for (const attempt of [
      () => saveRetention(ctx, days),
      () => retentionSettings(ctx),
      () => retryMail(ctx, { mailId: 1 }),
      () => mailState(ctx, { view: "sent" }),
      () => waitingJobs(ctx),
      () => firstStepsDone(ctx),
    ]) {
      await expect(attempt()).rejects.toBeInstanceOf(Refusal);
    }
  }
});

test("words of surveys and requests made twice go when their time is over; the two answers stay", async () => {
  const questionId = await addQuestion(site.db, { title: "It drips", askerId: cast.mara.id });
  await overrideGate(ada(), { questionId, reason: "For the test." });
  const { rows } = await site.pool.query("select id from escalations where question_id = $1", [questionId]);
  const escalationId = rows[0].id as number;
  const old = new Date(Date.now() - 366 * 86_400_000);
  const said = { satisfaction: 4, ease: 5, comment: "Thank you, Ines." };
  await site.db
    .insert(caseSurveys)
    .values({ escalationId, personId: cast.mara.id, askedAt: old, answeredAt: old, ...said });
  const asked = { questionId, escalationId, personId: cast.ines.id, source: "sent_anyway" as const };
  await site.db.insert(askedTwice).values([
    { ...asked, createdAt: old },
    { ...asked, createdAt: new Date() },
  ]);
  await applyRetention(site.ctxFor({ kind: "system", job: "apply-retention" }));
  expect(await site.db.select().from(caseSurveys)).toMatchObject([{ ...said, comment: "" }]);
  expect(await site.db.select().from(askedTwice)).toHaveLength(1);
});
