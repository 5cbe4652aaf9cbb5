import { spawnSync } from "node:child_process";

/**
 * The proofs at full size: the same tests as in `npm test`, told by the environment to run longer. Each line says what
 * was proved and how long it took; it ends with 1 when one of them fails.
 */
const proofs: {
  what: string;
  project: "pure" | "db" | "journeys";
  file: string;
  env: Record<string, string>;
}[] = [
  {
    what: "search follows 2,000 changes of eight writers with long transactions and rollbacks, a node joining midway: none lost",
    project: "db",
    file: "lib/search/postgres-engine.db.test.ts",
    env: { SEARCH_WRITES: "250" },
  },
  {
    what: "20,000 random histories of five people on one question keep the laws of the lifecycle",
    project: "pure",
    file: "lib/community/lifecycle/lifecycle.test.ts",
    env: { HISTORIES: "20000" },
  },
  {
    what: "3,000 calendars in ten time zones count as a minute-by-minute look at the clock on the wall does",
    project: "pure",
    file: "lib/community/calendar/open-hours.test.ts",
    env: { CALENDARS: "3000" },
  },
  {
    what: "a sweep over 100,000 open questions of which 10,000 are due takes less than ten seconds",
    project: "db",
    file: "lib/community/jobs/sweep.db.test.ts",
    env: { SWEEP_OPEN: "100000", SWEEP_DUE: "10000", SWEEP_SECONDS: "10" },
  },
  {
    what: "100 rounds of twenty people acting on one question at once, three times over, keep every invariant",
    project: "db",
    file: "lib/community/storm.db.test.ts",
    env: { STORM_ROUNDS: "100" },
  },
  {
    what: "400 random histories by the real commands leave rows that say what the rules say in memory",
    project: "db",
    file: "lib/community/replay.db.test.ts",
    env: { REPLAYS: "400" },
  },
  {
    what: "the database killed five times under twelve writers: pages back in five seconds, no acknowledged write lost",
    project: "db",
    file: "db/killed.db.test.ts",
    env: { DATABASE_KILLS: "5", DATABASE_WRITERS: "12" },
  },
  {
    what: "ten workers killed in the middle of the sweep: nothing lost, nothing twice",
    project: "db",
    file: "lib/worker/worker-killed.db.test.ts",
    env: { WORKER_KILLS: "10" },
  },
  {
    what: "ten workers killed in the middle of telling ambassadors: nobody told twice, nobody left out",
    project: "db",
    file: "lib/ambassadors/nudge-killed.db.test.ts",
    env: { NUDGE_KILLS: "10" },
  },
  {
    what: "100 races of twenty ambassadors for one claim: one has it, nineteen hear who",
    project: "db",
    file: "lib/community/commands/claim-question.db.test.ts",
    env: { CLAIM_ROUNDS: "100" },
  },
  {
    what: "eight writers with rollbacks while senders end and join and the index is rebuilt: the search server has what the database has",
    project: "db",
    file: "lib/search/meilisearch/writers.db.test.ts",
    env: { SEARCH_ROUNDS: "150" },
  },
  {
    what: "every page in both looks, 360 px dark and 1440 px light, breaks no rule of accessibility (after npm run build)",
    project: "journeys",
    file: "journeys/pages.spec.ts",
    env: { AXE: "all" },
  },
  {
    what: "eight writers, a curator and ten workers killed while everything is grouped anew: every public question in one group, decisions stand",
    project: "db",
    file: "lib/curation/rebuild/killed.db.test.ts",
    env: { REPEATS_ROUNDS: "10", REPEATS_WRITES: "100" },
  },
];

let failed = 0;
for (const { what, project, file, env } of proofs) {
  const started = Date.now();
  const tool =
    project === "journeys"
      ? ["playwright", "test", file]
      : ["vitest", "run", "--project", project, file, "--testTimeout=900000"];
  const done = spawnSync("npx", tool, {
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${done.status === 0 ? "proved" : "FAILED"}  ${what} (${seconds} s)`);
  if (done.status !== 0) {
    failed += 1;
    // A runner says on one what has failed, and on the other why.
    for (const said of [done.stderr, done.stdout]) console.log(said.split("\n").slice(-60).join("\n"));
  }
}
console.log(`${proofs.length - failed} proved, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
