import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkBoundaries } from "./check/boundaries";
import { run } from "./setup/run.mjs";
import { addCounts, type Counts, countVitest, failure, success } from "./test/counts";

type Outcome = { name: string; counts: Counts; output: string; seconds: number };

const project = fileURLToPath(new URL("../", import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), "firsthand-check-"));

async function timed(
  name: string,
  work: () => Promise<{ counts: Counts; output: string }>,
): Promise<Outcome> {
  const begun = Date.now();
  return { name, ...(await work()), seconds: (Date.now() - begun) / 1000 };
}

async function tool(...args: string[]): Promise<{ counts: Counts; output: string }> {
  const { code, output } = await run(process.execPath, args, {
    capture: true,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { counts: code === 0 ? success : failure, output };
}

async function boundaries(): Promise<{ counts: Counts; output: string }> {
  const lines = await checkBoundaries(project);
  return { counts: lines.length === 0 ? success : failure, output: lines.join("\n") };
}

async function pureTests(): Promise<{ counts: Counts; output: string }> {
  const report = join(temporary, "pure.json");
  const { counts, output } = await tool(
    "node_modules/vitest/vitest.mjs",
    ...["run", "--project", "pure", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
  );
  return { counts: countVitest(report, counts.failed), output };
}

const outcomes = await Promise.all([
  timed("types", () => tool("node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false")),
  timed("style", () =>
    tool("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=50"),
  ),
  timed("boundaries", boundaries),
  timed("pure tests", pureTests),
]);
rmSync(temporary, { recursive: true, force: true });

for (const { name, output } of outcomes.filter(({ counts }) => counts.failed > 0)) {
  console.log(`\n── ${name} ──\n${output.trim()}`);
}
console.log();
for (const { name, counts, seconds } of outcomes) {
  const amount =
    counts.passed + counts.failed > 1 ? `${counts.passed} passed, ${counts.failed} failed, ` : "";
  console.log(`${counts.failed ? "FAILED" : "ok    "}  ${name} (${amount}${seconds.toFixed(1)} s)`);
}
const total = addCounts(outcomes.map(({ counts }) => counts));
if (process.env.CHECK_REPORT) writeFileSync(process.env.CHECK_REPORT, JSON.stringify(total));
process.exit(total.failed ? 1 : 0);
