import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { teamMembers, teams, topics } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type KillableWorker, killableWorker } from "@/lib/testing/killable-worker";
import { manyOpen } from "@/lib/testing/many-open";
import { startWorker } from "./worker";

// `npm run prove` kills more of them.
const kills = Number(process.env.WORKER_KILLS ?? 1);
const questions = 12;

let site: TestSite;
let cast: Cast;
let killable: KillableWorker;
beforeEach(async () => {
  site = await freshSite();
  cast = await castOf(site);
  killable = await killableWorker(site);
});
afterEach(async () => {
  await killable.end();
  await site.close();
});

/** What the timer does each minute, word for word. */
const dueSweep = () =>
  site.pool.query(
    "select graphile_worker.add_job('sweep', '{}', queue_name => 'sweep', max_attempts => 1, job_key => 'timer:sweep')",
  );

/** Due jobs, those at work among them. */
const jobsToDo = () =>
  number(
    "select count(*)::int as n from graphile_worker.jobs where run_at <= now() and attempts < max_attempts",
  );

const number = async (text: string): Promise<number> => (await site.pool.query(text)).rows[0].n;

/** At each full minute the worker's own timer begins to sweep: what must happen before has 25 seconds at least. */
async function earlyInTheMinute(): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 25_000) await sleep(left + 500);
}

/** A sweep that has nothing left to do, until it is over. */
async function oneMoreSweep(): Promise<void> {
  await dueSweep();
  const left = () =>
    number(
      "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'sweep' and attempts < max_attempts",
    );
  await expect.poll(left, { timeout: 30_000 }).toBe(0);
}

/** A topic with a team of its own, on whose row a case has to wait while we hold it; with an ambassador like the others. */
async function topicToHold(name: string): Promise<{ topic: number; team: number }> {
  const [team] = await site.db.insert(teams).values({ name }).returning();
  const [topic] = await site.db
    .insert(topics)
    .values({ slug: name.toLowerCase().replaceAll(" ", "-"), name, teamId: team!.id })
    .returning();
  await site.db.insert(teamMembers).values({ teamId: team!.id, personId: cast.ines.id });
  await site.pool.query(
    "insert into appointments (person_id, topic_id, starts_at) values ($1, $2, '2026-01-01')",
    [cast.theo.id, topic!.id],
  );
  return { topic: topic!.id, team: team!.id };
}

test("a worker killed in the middle of the sweep loses nothing and does nothing twice, and the next one takes over within seconds", async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    // Like the other topic's, so that all of them are due in the order in which they were asked.
    const held = await topicToHold(`Held ${kill}`);
    const asked: number[] = [];
    for (let i = 0; i < questions; i += 1) {
      const made = await askQuestion(
        site.ctxFor(cast.mara, { now: new Date(Date.UTC(2026, 2, 2, kill, i)) }),
        {
          title: `Unanswered for long ${i}`,
          body: "Since March.",
          topicId: i === questions / 2 ? held.topic : cast.machines,
        },
      );
      asked.push(made.id);
    }
    await site.pool.query("truncate limits");
    const opened = () =>
      number(`select count(*)::int as n from escalations where question_id >= ${asked[0]}`);
    await earlyInTheMinute();
    killable.start();
    // Ambassadors are told under the question's lock, and a sweep leaves a locked question to the next one.
    await expect.poll(jobsToDo, { timeout: 60_000 }).toBe(0);
    await killable.hold("select from teams where id = $1 for update", [held.team]);
    await dueSweep();
    // Half of it is done, and the next case waits in the middle of its transaction.
    await expect.poll(opened, { timeout: 60_000, interval: 20 }).toBe(questions / 2);
    await killable.untilHeld();
    await killable.kill();
    expect(await opened()).toBe(questions / 2);

    await killable.replace();
    // The minute after: the timer of the sweep comes again and must not wait for the one who is dead.
    await dueSweep();
    await expect.poll(opened, { timeout: 30_000 }).toBe(questions);
    await oneMoreSweep();
    await killable.stop();

    const once = `in (select id from questions where id >= ${asked[0]})`;
    const { rows } = await site.pool.query(
      `select (select count(*)::int from escalations where question_id ${once}) as cases,
        (select count(*)::int from audit where action = 'escalated' and split_part(subject, ':', 2)::int ${once}) as audit,
        (select count(*)::int from promises where escalation_id in (select id from escalations where question_id ${once})) as promises,
        (select count(*)::int from notifications where kind = 'escalation_opened' and question_id ${once} and person_id = $1) as told`,
      [cast.mara.id],
    );
    expect(rows[0]).toEqual({ cases: questions, audit: questions, promises: questions, told: questions });
  }
  expect(await brokenInvariants(site.db)).toEqual([]);
}, 900_000);

test("a worker killed in the middle of a sweep that opens many at once leaves each opening whole or undone, and the next one does the rest", async () => {
  const due = 600;
  await site.pool.query("insert into settings (key, value) values ('sweep', '{\"cap\": 1000}')");
  await manyOpen(site, cast, due, due);
  // The second of the two hundreds that are written beside each other is held in the middle of its rows.
  const held = await topicToHold("Held");
  await site.pool.query("update questions set topic_id = $1 where id between 300 and 310", [held.topic]);
  await killable.hold("select from teams where id = $1 for update", [held.team]);
  const opened = () => number("select count(*)::int as n from escalations");

  killable.start();
  await dueSweep();
  await expect.poll(opened, { timeout: 60_000, interval: 20 }).toBe(250);
  await killable.untilHeld();
  await killable.kill();
  expect(await opened()).toBe(250);
  // Nothing of the half that was being written is there.
  expect(await number("select count(*)::int as n from audit where action = 'escalated'")).toBe(250);
  expect(await number("select count(*)::int as n from promises")).toBe(250);

  await killable.replace();
  await dueSweep();
  await expect.poll(opened, { timeout: 60_000 }).toBe(due);
  await oneMoreSweep();
  await killable.stop();
  const { rows } = await site.pool.query(
    `select (select count(*)::int from escalations) as cases, (select count(distinct question_id)::int from escalations) as questions,
      (select count(*)::int from audit where action = 'escalated') as audit, (select count(*)::int from promises) as promises,
      (select count(*)::int from notifications where kind = 'escalation_opened' and person_id = $1) as told`,
    [cast.mara.id],
  );
  expect(rows[0]).toEqual({ cases: due, questions: due, audit: due, promises: due, told: due });
  expect(await brokenInvariants(site.db)).toEqual([]);
}, 300_000);

test("a worker that lives keeps its job, however long it takes and whoever else looks", async () => {
  await killable.replace();
  await killable.hold("lock table limits in access exclusive mode");
  await site.pool.query("select graphile_worker.add_job('apply-retention', '{}')");
  const holders = async () =>
    (
      await site.pool.query("select locked_by from graphile_worker.jobs where locked_at is not null")
    ).rows.map((row) => row.locked_by as string);
  await expect.poll(holders, { timeout: 20_000 }).toHaveLength(1);
  const [holder] = await holders();
  const other = await startWorker(site, { freeAfterMs: 300, beatMs: 50 });
  // Several looks of the other one at who lives.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(await holders()).toEqual([holder]);
  await killable.letGo();
  await expect.poll(holders, { timeout: 20_000 }).toEqual([]);
  await other.stop();
});
