import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

type Part = { name: string; run: () => Promise<Counts> };

const folder = mkdtempSync(join(tmpdir(), "firsthand-test-"));
const testData = join(folder, "database");
const report = (name: string) => join(folder, `${name}.json`);

const parts: Part[] = [
  {
    name: "Types, style, boundaries and pure tests",
    run: async () => {
      const env = { CHECK_REPORT: report("check") };
      return countCheck(report("check"), await runTool(["--import", "tsx", "scripts/check.ts"], { env }));
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
      const code = await runTool(["node_modules/vitest/vitest.mjs", ...args], {
        env: { TEST_DATA_DIR: testData },
      });
      return countVitest(report("db"), code);
    },
  },
  {
    name: "Production build",
    run: async () => ((await runTool(["scripts/build.mjs", "--if-stale"])) === 0 ? success : failure),
  },
  {
    name: "Journeys in a browser",
    run: async () => {
      const chromium = findChromium() ?? installChromium();
      if (!chromium) {
        console.error("There is no Chromium and none could be installed: set CHROMIUM_PATH.");
        return failure;
      }
      const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report("journeys") };
      const args = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
      return countPlaywright(report("journeys"), await runTool(args, { env }));
    },
  },
];

let interrupted = false;

/** Runs every part, whatever the others did, and ends with one line that counts them all. */
export async function testEverything(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interrupted = true;
      endAll();
    });
  }
  const results: Counts[] = [];
  for (const { name, run } of parts) {
    if (interrupted) break;
    console.log(`\n=== ${name} ===`);
    try {
      results.push(await run());
    } catch (error) {
      console.error(error);
      results.push(failure);
    }
  }
  // The tests leave it themselves, unless their runner was killed.
  await shutDown(placeOf(testData));
  rmSync(folder, { recursive: true, force: true });
  if (interrupted) results.push(failure);
  const total = addCounts(results);
  console.log(`\n${lastLine(total)}`);
  process.exit(total.failed > 0 ? 1 : 0);
}
