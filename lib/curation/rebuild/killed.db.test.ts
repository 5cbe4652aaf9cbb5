import type { ChildProcess } from "node:child_process";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { questions } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { transaction } from "@/lib/context";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { spawnWorker } from "@/lib/testing/killable-worker";
import { addQuestion } from "@/lib/testing/posts";
import { groupOf } from "@/lib/testing/seen-groups";
import { holdIn, mergeInto, splitOff } from "../membership";
import { type Placer, startPlacer } from "../placing/placer";
import { untilPlaced } from "../placing/until-placed";
import { rebuildRepeats } from "./rebuild";

// `npm run prove` has more of each.
const rounds = Number(process.env.REPEATS_ROUNDS ?? 2);
const writes = Number(process.env.REPEATS_WRITES ?? 12);
const writers = 8;

let site: TestSite;
let cast: Cast;
let worker: ChildProcess | undefined;
let placer: Placer | undefined;
beforeAll(async () => {
  site = await freshSite({ max: 16 });
  cast = await castOf(site);
});
afterEach(async () => {
  worker?.kill("SIGKILL");
  await placer?.close();
});
afterAll(() => site.close());

const things = "pump grinder basket tank valve hose lever gauge tray wand app display".split(" ");
const faults = "leaks,rattles loudly,will not start,stays cold,is blocked,smells of plastic".split(",");

async function write(writer: number, round: number): Promise<void> {
  let seed = writer * 7919 + round * 104_729 + 1;
  const draw = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const title = () => `The ${things[draw(things.length)]} ${faults[draw(faults.length)]} ${draw(40)}`;
  const own: number[] = [];
  for (let i = 0; i < writes; i++) {
    const which = own[draw(own.length)];
    const does = draw(10);
    if (which === undefined || does < 5) {
      own.push(await addQuestion(site.db, { title: title(), askerId: cast.mara.id }));
      continue;
    }
    await transaction(site.ctxFor(cast.mara), async (work) => {
      const row =
        does < 7
          ? { title: title() }
          : does < 9
            ? { visibility: "restricted" as const }
            : { visibility: "public" as const };
      await work.tx.update(questions).set(row).where(sql`id = ${which}`);
      await noteChange(work, `question:${which}`);
      // Some hold their transaction open for a while, and some take everything back.
      if (draw(4) === 0) await new Promise((resolve) => setTimeout(resolve, draw(200)));
      if (draw(6) === 0) throw new Error("taken back");
    }).catch((error: Error) => {
      if (error.message !== "taken back") throw error;
    });
  }
}

const unplaced = async () =>
  (
    await site.pool.query(`select array_agg(q.id order by q.id) as ids from questions q
      where visibility = 'public' and not exists (select from repeat_members m where m.question_id = q.id)`)
  ).rows[0].ids;

test("eight writers, a curator, and workers killed in the middle of grouping anew: nobody is lost, and what was decided stands", async () => {
  const curate = (run: Parameters<typeof transaction<unknown>>[1]) =>
    transaction(site.ctxFor(cast.cleo), run);
  const titles = ["Milk foam collapses at once", "Where is my parcel from Friday", "Gift voucher refused"];
  const first = await Promise.all(
    titles.map((title) => addQuestion(site.db, { title, askerId: cast.mara.id })),
  );
  await rebuildRepeats(site.ctxFor({ kind: "system", job: "rebuild-repeats" }));
  const [merged, into] = [(await groupOf(site.db, first[0]!))!, (await groupOf(site.db, first[1]!))!];
  await curate((work) => mergeInto(work, merged, into));
  const split = (await curate((work) => splitOff(work, into, [first[0]!]))) as number;
  await curate((work) => holdIn(work, split, [first[2]!]));
  for (let round = 0; round < rounds; round++) {
    worker = spawnWorker(site);
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer, round)));
    await site.pool.query(
      "select graphile_worker.add_job('rebuild-repeats', '{}', max_attempts => 3, job_key => 'rebuild-repeats')",
    );
    const isAtIt = async () =>
      (
        await site.pool.query(
          "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'rebuild-repeats' and locked_at is not null",
        )
      ).rows[0].n === 1;
    await expect.poll(isAtIt, { timeout: 60_000, interval: 5 }).toBe(true);
    const over = new Promise((resolve) => worker!.once("exit", resolve));
    worker.kill("SIGKILL");
    await over;
    await writing;
    expect(await brokenInvariants(site.db)).toEqual([]);
  }
  // Where too many were left over to be placed one by one, the placer asks a worker to group everything anew.
  worker = spawnWorker(site);
  placer = startPlacer({ url: site.url });
  await untilPlaced(site.db);
  await expect.poll(unplaced, { timeout: 120_000 }).toBeNull();
  await rebuildRepeats(site.ctxFor({ kind: "system", job: "rebuild-repeats" }));
  await untilPlaced(site.db);
  expect(await unplaced()).toBeNull();
  expect(await groupOf(site.db, first[0]!)).toBe(split);
  expect(await groupOf(site.db, first[2]!)).toBe(split);
  expect(await groupOf(site.db, first[1]!)).toBe(into);
  expect(await brokenInvariants(site.db)).toEqual([]);
}, 900_000);
