import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { manyOpen } from "@/lib/testing/many-open";
import { sweep } from "./sweep";

// `npm run prove` sweeps a hundred thousand open questions of which ten thousand are due.
const open = Number(process.env.SWEEP_OPEN ?? 600);
const due = Number(process.env.SWEEP_DUE ?? 300);

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const system = () => site.ctxFor({ kind: "system", job: "sweep" });
const number = async (text: string): Promise<number> => (await site.pool.query(text)).rows[0].n;
const opened = () => number("select count(*)::int as n from escalations");

test("with the default cap fifty open a minute, oldest first, and admins are alerted", async () => {
  await manyOpen(site, cast, 70, 60);
  const first = await sweep(system());
  expect(first).toEqual({ done: 50, opened: 50, waiting: 10 });
  expect(await number("select max(question_id) - min(question_id) + 1 as n from escalations")).toBe(50);
  expect(await number("select count(*)::int as n from notifications where kind = 'admin_alert'")).toBe(1);
  expect(await sweep(system())).toEqual({ done: 10, opened: 10, waiting: 0 });
  expect(await sweep(system())).toEqual({ done: 0, opened: 0, waiting: 0 });
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test("a due promise does not wait behind many openings", async () => {
  const before = await opened();
  await site.pool.query("update promises set due_at = now() - interval '1 minute' where outcome is null");
  await site.pool.query(`update questions q set gate_due_at = now() - interval '1 minute'
    where exists (select from escalations e where e.question_id = q.id)`);
  await manyOpen(site, cast, 80, 80);
  await sweep(system(), { cap: 5 });
  expect(await opened()).toBe(before + 5);
  expect(await number("select count(*)::int as n from promises where outcome = 'missed'")).toBe(before);
});

test.each([50, 1_000])(
  "what only refers to a question, as placing it among repeats does, does not make a sweep with a cap of %i pass it over",
  async (cap) => {
    await sweep(system(), { cap: 10_000 });
    await manyOpen(site, cast, 3, 3);
    const [first] = (await site.pool.query("select id from questions where gate_due_at <= now() order by id"))
      .rows as { id: number }[];
    const other = await site.pool.connect();
    try {
      await other.query("begin");
      await other.query(
        "insert into subscriptions (question_id, person_id, created_at) values ($1, $2, now())",
        [first!.id, cast.theo.id],
      );
      expect(await sweep(system(), { cap })).toMatchObject({ opened: 3, waiting: 0 });
    } finally {
      await other.query("rollback");
      other.release();
    }
  },
);

test("a clock that is a day ahead on the web host opens nothing early (law 5)", async () => {
  await sweep(system(), { cap: 10_000 });
  await manyOpen(site, cast, 40, 0);
  const before = await opened();
  const real = Date.now;
  Date.now = () => real() + 86_400_000;
  try {
    await sweep(system(), { cap: 10_000 });
  } finally {
    Date.now = real;
  }
  expect(await opened()).toBe(before);
});

test("many written together are the same rows as one by one", async () => {
  await manyOpen(site, cast, 2, 2);
  const [one, two] = (
    await site.pool.query("select id from questions where gate_due_at <= now() order by id desc limit 2")
  ).rows.map((row) => row.id as number);
  await site.pool.query("update questions set gate_due_at = null where id <> $1", [one]);
  await sweep(system(), { cap: 50 });
  await site.pool.query("update questions set gate_due_at = now() - interval '1 second' where id = $1", [
    two,
  ]);
  await sweep(system(), { cap: 51 });
  expect(await rowsOf(two!)).toEqual(await rowsOf(one!));
});

/** Every row that an opening writes, without numbers and instants. */
async function rowsOf(id: number): Promise<unknown> {
  const { rows } = await site.pool.query(
    `select
      (select jsonb_agg(to_jsonb(e) - 'id' - 'question_id' - 'opened_at' - 'inputs' ) from escalations e where question_id = $1) as cases,
      (select jsonb_agg(k order by k) from escalations e, jsonb_object_keys(e.inputs->'facts') k where e.question_id = $1) as facts,
      (select jsonb_agg(to_jsonb(p) - 'id' - 'escalation_id' - 'due_at' - 'made_at') from promises p
        where escalation_id in (select id from escalations where question_id = $1)) as promises,
      (select jsonb_agg(jsonb_build_array(action, split_part(subject, ':', 1), actor_id,
          (select jsonb_object_agg(k, v) from jsonb_each(data) d(k, v) where k not in ('escalation', 'since', 'dueAt'))) order by id)
        from audit where subject = 'question:' || $1 or subject in (select 'escalation:' || id from escalations where question_id = $1)) as audit,
      (select jsonb_agg(jsonb_build_array(kind, person_id, (select array_agg(k order by k) from jsonb_object_keys(data) k)) order by person_id)
        from notifications where question_id = $1) as news,
      (select jsonb_build_array(gate_opened_at, gate_rule, gate_inputs,
          round(extract(epoch from gate_due_at - (select opened_at from escalations where question_id = $1)))) from questions where id = $1) as question`,
    [id],
  );
  return rows[0];
}

test(`of ${open} open questions ${due} that are due open in one run`, async () => {
  await site.pool.query("update questions set gate_due_at = null");
  await manyOpen(site, cast, open, due);
  const before = await opened();
  const started = performance.now();
  const run = await sweep(system(), { cap: 10_000 });
  const seconds = (performance.now() - started) / 1000;
  expect(run).toEqual({ done: due, opened: due, waiting: 0 });
  expect(await opened()).toBe(before + due);
  if (process.env.SWEEP_SECONDS) {
    console.log(`swept ${due} of ${open} in ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(Number(process.env.SWEEP_SECONDS));
  }
  // So many rows in seconds: the database, which looks them over once a minute, plans with what it knew of none.
  await site.pool.query("analyze");
  expect(await brokenInvariants(site.db)).toEqual([]);
});
