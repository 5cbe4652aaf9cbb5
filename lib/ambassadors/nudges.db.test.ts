import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appointments, people } from "@/db/schema";
import { claimQuestion } from "@/lib/community/commands/claim-question";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { tellAmbassadors } from "@/lib/community/tell-ambassadors";
import { transaction } from "@/lib/context";
import { env } from "@/lib/env";
import { nudgeSettingsInput, saveNewsSettings } from "@/lib/notify/commands/save-news-settings";
import { unsubscribe } from "@/lib/notify/commands/unsubscribe";
import { unsubscribeToken } from "@/lib/notify/mail/unsubscribe-token";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { skipQuestion } from "./commands/skip-question";
import { nudge } from "./jobs/nudge";
import { sendHeldNudges } from "./jobs/send-held-nudges";
import { queue } from "./queries/queue";

let site: TestSite;
let cast: Cast;
// Ahead of every real clock, so that a job that is put off is not due yet.
const asked = new Date("2090-06-01T10:00:00Z");
const hours = (count: number) => new Date(asked.getTime() + count * 3_600_000);
const system = (at: Date) => site.ctxFor({ kind: "system", job: "nudge" }, { now: at });

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  // A dozen more ambassadors of the topic.
  const rows = await site.db
    .insert(people)
    .values(
      Array.from({ length: 12 }, (_, i) => ({
        name: `Helper ${i}`,
        handle: `helper-${String(i).padStart(2, "0")}`,
        email: `helper${i}@example.com`,
        emailVerified: asked,
      })),
    )
    .returning();
  await site.db
    .insert(appointments)
    .values(
      rows.map((row) => ({ personId: row.id, topicId: cast.machines, startsAt: new Date("2026-01-01") })),
    );
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.pool.query(
    "truncate nudges, news_settings, queue_skips, questions, answers, acceptances, claims, notifications, mails restart identity cascade",
  );
  await site.pool.query("truncate audit, limits");
  await site.pool.query("delete from graphile_worker._private_jobs");
});

const ask = (row = {}) =>
  addQuestion(site.db, {
    title: "The boiler hums at noon",
    askerId: cast.mara.id,
    topicId: cast.machines,
    createdAt: asked,
    ...row,
  });
const start = (questionId: number) => transaction(system(asked), (work) => tellAmbassadors(work, questionId));
const sent = async (questionId: number) =>
  (
    await site.pool.query(
      "select ring, count(*)::int as n from nudges where question_id = $1 and sent_at is not null group by 1 order by 1",
      [questionId],
    )
  ).rows.map((row) => `${row.ring}:${row.n}`);
const news = async (kind = "ambassador_nudge") =>
  (await site.pool.query("select count(*)::int as n from notifications where kind = $1", [kind])).rows[0]
    .n as number;

describe("telling ambassadors of a question", () => {
  test("goes in rings: three at once, five after an hour, everybody after four, the staff after twelve", async () => {
    const id = await ask();
    await start(id);
    const states: [number, string[]][] = [
      [0, ["0:3"]],
      [0.9, ["0:3"]],
      [1, ["0:3", "1:5"]],
      [4, ["0:3", "1:5", "2:5"]],
    ];
    for (const [at, expected] of states) {
      await runJobs(site, { until: hours(at) });
      expect(await sent(id)).toEqual(expected);
    }
    expect(await news("question_waits")).toBe(0);
    await runJobs(site, { until: hours(12) });
    expect(await news("question_waits")).toBeGreaterThan(0);
    expect(await news()).toBe(13);
    // One a person, in the app and by mail, however often the jobs run again.
    for (const ring of [0, 1, 2, 3]) await nudge(system(hours(13)), { questionId: id, ring });
    expect(await news()).toBe(13);
    const { rows } = await site.pool.query(
      "select person_id, count(*)::int as n from mails where kind = 'ambassador_nudge' group by 1",
    );
    expect(rows).toHaveLength(13);
    expect(rows.every((row) => row.n === 1)).toBe(true);
  });

  test("stops when it is answered or solved, and waits for whoever says that they are answering", async () => {
    const solved = await ask();
    await start(solved);
    await runJobs(site, { until: asked });
    await addAnswer(site.db, { questionId: solved, authorId: cast.theo.id, body: "So." }, { accepted: true });
    await runJobs(site, { until: hours(12) });
    expect(await sent(solved)).toEqual(["0:3"]);

    const claimed = await ask();
    await start(claimed);
    await runJobs(site, { until: asked });
    await claimQuestion(site.ctxFor(cast.theo, { now: hours(0.9) }), { questionId: claimed });
    await runJobs(site, { until: hours(1) });
    expect(await sent(claimed)).toEqual(["0:3"]);
    await runJobs(site, { until: hours(1.2) });
    expect(await sent(claimed)).toEqual(["0:3", "1:5"]);

    const answered = await ask();
    await start(answered);
    await runJobs(site, { until: asked });
    await postAnswer(site.ctxFor(cast.lena, { now: hours(0.5) }), {
      questionId: answered,
      body: "Try this.",
    });
    await runJobs(site, { until: hours(12) });
    expect(await sent(answered)).toEqual(["0:3"]);
  });

  test("prefers who solved such questions, says why, and never asks the asker or who speaks another language", async () => {
    const old = await ask({ title: "The boiler hums in the morning", createdAt: hours(-1_000) });
    const [best] = (await site.pool.query("select id from people where handle = 'helper-11'")).rows;
    await addAnswer(site.db, { questionId: old, authorId: best.id, body: "Bleed it." }, { accepted: true });
    const id = await ask({ askerId: cast.theo.id });
    await start(id);
    await runJobs(site, { until: asked });
    const { rows } = await site.pool.query(
      "select person_id, reasons, score from nudges order by score desc",
    );
    expect(rows[0]).toMatchObject({ person_id: best.id });
    expect(rows[0].reasons).toContain("solved_similar");
    expect(rows.map((row) => row.person_id)).not.toContain(cast.theo.id);
    const chinese = await ask({ language: "zh-CN" });
    await start(chinese);
    await runJobs(site, { until: asked });
    expect(await sent(chinese)).toEqual([]);
  });

  test("shows in the queue why one was told, until one passes the question over", async () => {
    await site.pool.query("update appointments set paused_at = now() where person_id <> $1", [cast.theo.id]);
    const id = await ask();
    await start(id);
    await runJobs(site, { until: asked });
    const theo = site.ctxFor(cast.theo, { now: hours(0.1) });
    const { rows } = await queue(theo, "for-you");
    expect(rows[0]).toMatchObject({ routed: ["topic", "free"] });
    expect(rows[0]!.reasons).toContain("routed");
    await skipQuestion(theo, { questionId: id });
    expect((await queue(theo, "for-you")).rows).toEqual([]);
    expect((await queue(site.ctxFor(cast.theo, { now: hours(25) }), "for-you")).rows).toHaveLength(1);
    await site.pool.query("update appointments set paused_at = null");
  });
});

describe("what somebody wishes", () => {
  const wishes = {
    quietFrom: "22:00",
    quietUntil: "08:00",
    dailyCap: 8,
    nudgesInApp: true,
    nudgesByMail: true,
    letterByMail: true,
  };
  const wish = (changes: object = {}) =>
    saveNewsSettings(site.ctxFor(cast.theo), {
      newsByMail: true,
      nudges: nudgeSettingsInput.parse({ ...wishes, ...changes }),
    });
  const only = () =>
    site.pool.query("update appointments set paused_at = case when person_id = $1 then null else now() end", [
      cast.theo.id,
    ]);
  const state = async (id: number) =>
    (await site.pool.query("select sent_at, not_before, held_by from nudges where question_id = $1", [id]))
      .rows[0];
  const tell = async (at: Date) => {
    const id = await ask({ createdAt: at });
    await nudge(system(at), { questionId: id, ring: 0 });
    return id;
  };

  test("quiet hours put it off until they end, and then only if the question still waits", async () => {
    await only();
    await wish();
    const night = new Date("2090-06-01T23:00:00Z");
    const morning = new Date("2090-06-02T08:00:00Z");
    const waits = await tell(night);
    const solved = await tell(night);
    expect(await state(waits)).toMatchObject({ sent_at: null, not_before: morning, held_by: "quiet_hours" });
    await addAnswer(site.db, { questionId: solved, authorId: cast.lena.id, body: "So." }, { accepted: true });
    await sendHeldNudges(system(new Date("2090-06-02T07:59:00Z")));
    expect(await news()).toBe(0);
    await sendHeldNudges(system(morning));
    await sendHeldNudges(system(morning));
    expect(await state(waits)).toMatchObject({ sent_at: morning, held_by: null });
    expect(await state(solved)).toMatchObject({ sent_at: null, not_before: null, held_by: "no_need" });
    expect(await news()).toBe(1);
  });

  test("holiday, a full day and switched-off nudges are respected and written down", async () => {
    await only();
    await wish({ holidayFrom: "2090-06-01", holidayUntil: "2090-06-03" });
    expect(await state(await tell(asked))).toMatchObject({ sent_at: null, held_by: "holiday" });
    await wish({ dailyCap: 1 });
    expect((await state(await tell(asked))).sent_at).not.toBeNull();
    expect(await state(await tell(hours(1)))).toMatchObject({ sent_at: null, held_by: "daily_cap" });
    await wish({ nudgesInApp: false, nudgesByMail: false });
    expect(await state(await tell(hours(2)))).toMatchObject({ held_by: "switched_off" });
    await expect(wish({ holidayFrom: "2090-06-05", holidayUntil: "2090-06-01" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await site.pool.query("update appointments set paused_at = null");
  });

  test("one press in a nudge's mail ends the nudges and nothing else (M09)", async () => {
    await only();
    await tell(asked);
    const { rows } = await site.pool.query("select headers from mails");
    expect(rows[0].headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    const token = unsubscribeToken(cast.theo.id, env().AUTH_SECRET, "nudges");
    expect(rows[0].headers["List-Unsubscribe"]).toContain(token);
    for (let press = 0; press < 2; press += 1) await unsubscribe(site.ctxFor({ kind: "visitor" }), { token });
    const stopped = await site.pool.query(
      "select count(*)::int as n from audit where action = 'mail_stopped'",
    );
    expect(stopped.rows[0].n).toBe(1);
    await tell(hours(1));
    expect((await site.pool.query("select count(*)::int as n from mails")).rows[0].n).toBe(1);
    const person = await site.pool.query("select mail_off from people where id = $1", [cast.theo.id]);
    expect(person.rows[0].mail_off).toBe(false);
    await site.pool.query("update appointments set paused_at = null");
  });
});
