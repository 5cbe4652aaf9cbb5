import { afterAll, beforeAll, expect, test } from "vitest";
import { appointments, people } from "@/db/schema";
import { tellAmbassadors } from "@/lib/community/tell-ambassadors";
import { transaction } from "@/lib/context";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type KillableWorker, killableWorker } from "@/lib/testing/killable-worker";
import { addQuestion } from "@/lib/testing/posts";

// `npm run prove` kills more of them.
const kills = Number(process.env.NUDGE_KILLS ?? 1);
const helpers = 6;

let site: TestSite;
let cast: Cast;
let killable: KillableWorker;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  killable = await killableWorker(site);
  const rows = await site.db
    .insert(people)
    .values(
      Array.from({ length: helpers }, (_, i) => ({
        name: `Helper ${i}`,
        handle: `helper-${i}`,
        email: `helper${i}@example.com`,
        emailVerified: new Date(),
      })),
    )
    .returning();
  await site.db
    .insert(appointments)
    .values(
      rows.map(({ id }) => ({ personId: id, topicId: cast.machines, startsAt: new Date("2026-01-01") })),
    );
  // Nobody sleeps: when this test runs is nobody's business.
  await site.pool.query(
    "insert into news_settings (person_id, quiet_from, quiet_until, daily_cap) select id, 0, 0, 50 from people",
  );
});
afterAll(async () => {
  await killable.end();
  await site.close();
});

const number = async (text: string, values: unknown[] = []): Promise<number> =>
  (await site.pool.query(text, values)).rows[0].n;

test("a worker killed in the middle of a ring has told nobody, and the next one tells everybody of it once", async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const questionId = await addQuestion(site.db, {
      title: `It drips, ${kill}`,
      askerId: cast.mara.id,
      topicId: cast.machines,
    });
    const told = () =>
      number(
        "select count(*)::int as n from notifications where kind = 'ambassador_nudge' and question_id = $1",
        [questionId],
      );
    // The job writes its nudges and their news, then waits for this to write down that it has.
    await killable.hold("lock table audit in share mode");
    killable.start();
    await transaction(site.ctxFor({ kind: "system", job: "test" }), (work) =>
      tellAmbassadors(work, questionId),
    );
    await killable.untilHeld("audit");
    await killable.kill();
    expect(await told()).toBe(0);

    await killable.replace();
    await expect.poll(told, { timeout: 30_000 }).toBe(3);
    // Whatever a second run of the same job finds, it changes nothing.
    await site.pool.query("select graphile_worker.add_job('nudge', $1::json)", [
      JSON.stringify({ questionId, ring: 0 }),
    ]);
    const left = () =>
      number(
        "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'nudge' and run_at <= now()",
      );
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
    await killable.stop();
    const once = `where kind = 'ambassador_nudge'`;
    expect(await told()).toBe(3);
    expect(
      await number(`select count(*)::int as n from (select 1 from mails ${once}
        group by key having count(*) > 1) twice`),
    ).toBe(0);
    expect(
      await number("select count(*)::int as n from nudges where question_id = $1 and sent_at is not null", [
        questionId,
      ]),
    ).toBe(3);
    // The next ring waits for its hour.
    expect(
      await number(
        "select count(*)::int as n from graphile_worker._private_jobs where key like 'nudge:' || $1 || ':1' and run_at > now()",
        [questionId],
      ),
    ).toBe(1);
  }
  expect(await brokenInvariants(site.db)).toEqual([]);
}, 900_000);
