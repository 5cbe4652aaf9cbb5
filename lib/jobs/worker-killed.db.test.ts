import { type ChildProcess, spawn } from "node:child_process";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { teams, topics } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type RunningWorker, startWorker } from "./worker";

// `npm run prove` kills more of them.
const kills = Number(process.env.WORKER_KILLS ?? 1);
const questions = 12;

let site: TestSite;
let cast: Cast;
let blocker: pg.Client;
let child: ChildProcess | undefined;
let worker: RunningWorker | undefined;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  blocker = new pg.Client(site.url);
  await blocker.connect();
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await worker?.stop();
  worker = undefined;
});
afterAll(async () => {
  await blocker.end();
  await site.close();
});

/** The worker as the site runs it, in a process of its own. */
function startProcess(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: site.url,
      SITE_URL: "https://help.example.com",
      AUTH_SECRET: "s".repeat(32),
      DEMO: "off",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** What the timer does each minute, word for word. */
const dueSweep = () =>
  site.pool.query(
    "select graphile_worker.add_job('sweep', '{}', queue_name => 'sweep', max_attempts => 1, job_key => 'timer:sweep')",
  );

const number = async (text: string): Promise<number> => (await site.pool.query(text)).rows[0].n;

test("a worker killed in the middle of the sweep loses nothing and does nothing twice, and the next one takes over within seconds", async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    // One topic has a team of its own, on whose row a case has to wait while we hold it.
    const [team] = await site.db
      .insert(teams)
      .values({ name: `Held ${kill}` })
      .returning();
    const [topic] = await site.db
      .insert(topics)
      .values({ slug: `held-${kill}`, name: `Held ${kill}`, teamId: team!.id })
      .returning();
    await site.pool.query("insert into team_members (team_id, person_id) values ($1, $2)", [
      team!.id,
      cast.ines.id,
    ]);
    // With an ambassador like the other topic's, so that all of them are due in the order in which they were asked.
    await site.pool.query(
      "insert into appointments (person_id, topic_id, starts_at) values ($1, $2, '2026-01-01')",
      [cast.theo.id, topic!.id],
    );
    const asked: number[] = [];
    for (let i = 0; i < questions; i += 1) {
      const made = await askQuestion(
        site.ctxFor(cast.mara, { now: new Date(Date.UTC(2026, 2, 2, kill, i)) }),
        {
          title: `Unanswered for long ${i}`,
          body: "Since March.",
          topicId: i === questions / 2 ? topic!.id : cast.machines,
        },
      );
      asked.push(made.id);
    }
    await site.pool.query("truncate limits");
    const opened = () =>
      number(`select count(*)::int as n from escalations where question_id >= ${asked[0]}`);
    await blocker.query("begin");
    await blocker.query("select from teams where id = $1 for update", [team!.id]);

    child = startProcess();
    await dueSweep();
    // Half of it is done, and the next case waits in the middle of its transaction.
    await expect.poll(opened, { timeout: 60_000, interval: 20 }).toBe(questions / 2);
    const isHeld = () =>
      number(`select count(*)::int as n from pg_stat_activity where datname = current_database()
        and application_name = 'firsthand worker' and wait_event_type = 'Lock'`);
    await expect.poll(isHeld, { timeout: 20_000, interval: 20 }).toBe(1);
    const over = new Promise((resolve) => child!.once("exit", resolve));
    child.kill("SIGKILL");
    await over;
    await blocker.query("commit");
    expect(await opened()).toBe(questions / 2);

    worker = await startWorker(site, { freeAfterMs: 500 });
    // The minute after: the timer of the sweep comes again and must not wait for the one who is dead.
    await dueSweep();
    await expect.poll(opened, { timeout: 30_000 }).toBe(questions);
    await dueSweep();
    await expect
      .poll(() =>
        number(
          "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'sweep' and attempts < max_attempts",
        ),
      )
      .toBe(0);
    await worker.stop();

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

test("a worker that lives keeps its job, however long it takes and whoever else looks", async () => {
  worker = await startWorker(site);
  await blocker.query("begin");
  await blocker.query("lock table limits in access exclusive mode");
  await site.pool.query("select graphile_worker.add_job('apply-retention', '{}')");
  const holders = async () =>
    (
      await site.pool.query("select locked_by from graphile_worker.jobs where locked_at is not null")
    ).rows.map((row) => row.locked_by as string);
  await expect.poll(holders, { timeout: 20_000 }).toHaveLength(1);
  const [holder] = await holders();
  const other = await startWorker(site, { freeAfterMs: 700, beatMs: 100 });
  // Several looks of the other one at who lives.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(await holders()).toEqual([holder]);
  await blocker.query("commit");
  await expect.poll(holders, { timeout: 20_000 }).toEqual([]);
  await other.stop();
});
