import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { placeOf, shutDown } from "@/db/embedded/server";
import { findChromium, installChromium } from "./chromium";
import {
  addCounts,
  type Counts,
  countCheck,
  countPlaywright,
  countVitest,
  failure,
  lastLine,
  success,
} from "./counts";
import { endAll, runTool } from "./runner";

type Part = { name: string; run: () => Promise<{ counts: Counts; lastWords: string }> };

const folder = mkdtempSync(join(tmpdir(), "firsthand-test-"));
const testData = join(folder, "database");
const report = (name: string) => join(folder, `${name}.json`);

const parts: Part[] = [
  {
    name: "Types, style, boundaries and pure tests",
    run: async () => {
      const env = { CHECK_REPORT: report("check") };
      const { code, lastWords } = await runTool(["--import", "tsx", "scripts/check.ts"], { env });
      return { counts: countCheck(report("check"), code), lastWords };
    },
  },
  {
    name: "Tests on PostgreSQL",
    run: async () => {
      const args = [
        "run",
        "--project",
        "db",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report("db")}`,
      ];
      const { code, lastWords } = await runTool(["node_modules/vitest/vitest.mjs", ...args], {
        env: { TEST_DATA_DIR: testData },
      });
      return { counts: countVitest(report("db"), code), lastWords };
    },
  },
  {
    name: "Production build",
    run: async () => {
      const { code, lastWords } = await runTool(["scripts/build.mjs", "--if-stale"]);
      return { counts: code === 0 ? success : failure, lastWords };
    },
  },
  {
    name: "Journeys in a browser",
    run: async () => {
      const chromium = findChromium() ?? installChromium();
      if (!chromium) {
        const lastWords = "There is no Chromium and none could be installed: set CHROMIUM_PATH.";
        console.error(lastWords);
        return { counts: failure, lastWords };
      }
      const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report("journeys") };
      const args = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
      const { code, lastWords } = await runTool(args, { env });
      return { counts: countPlaywright(report("journeys"), code), lastWords };
    },
  },
];

let interrupted = false;

/** Runs every part, whatever the others did, and ends with what each that failed said last and one line that counts all. */
export async function testEverything(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interrupted = true;
      endAll();
    });
  }
  const results: Counts[] = [];
  const failed: { name: string; lastWords: string }[] = [];
  for (const { name, run } of parts) {
    if (interrupted) break;
    console.log(`\n=== ${name} ===`);
    try {
      const { counts, lastWords } = await run();
      results.push(counts);
      if (counts.failed > 0) failed.push({ name, lastWords });
    } catch (error) {
      results.push(failure);
      failed.push({ name, lastWords: inspect(error) });
    }
  }
  // The tests leave it themselves, unless their runner was killed.
  await shutDown(placeOf(testData));
  rmSync(folder, { recursive: true, force: true });
  if (interrupted) results.push(failure);
  for (const { name, lastWords } of failed) console.log(`\n=== Failed: ${name} ===\n${lastWords.trim()}`);
  const total = addCounts(results);
  console.log(`\n${lastLine(total)}`);
  process.exit(total.failed > 0 ? 1 : 0);
}
