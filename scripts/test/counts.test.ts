import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCounts, countPlaywright, countVitest, judged, lastLine } from "./counts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-counts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const loaded = { status: "passed", assertionResults: [{}] };
const unloaded = { status: "failed", assertionResults: [] };

test("what passed and failed is counted over all runners and said in one line", () => {
  const vitest = countVitest(report({ numPassedTests: 7, numFailedTests: 0, testResults: [loaded] }), 0);
  const journeys = countPlaywright(
    report({ stats: { expected: 3, unexpected: 1, flaky: 0 }, errors: [] }),
    1,
  );
  expect(lastLine(addCounts([vitest, journeys]))).toBe("10 passed, 1 failed");
});

test("a test file that could not be loaded is a failure", () => {
  const file = report({ numPassedTests: 7, numFailedTests: 0, testResults: [loaded, unloaded] });
  expect(countVitest(file, 1)).toEqual({ passed: 7, failed: 1 });
});

test("a journey that passed only when repeated is a failure", () => {
  const file = report({ stats: { expected: 3, unexpected: 0, flaky: 1 }, errors: [] });
  expect(countPlaywright(file, 0)).toEqual({ passed: 3, failed: 1 });
});

test.each([
  ["a crash after all passed", () => ({ passed: 5, failed: 0 }), 1, { passed: 5, failed: 1 }],
  ["no test at all", () => ({ passed: 0, failed: 0 }), 0, { passed: 0, failed: 1 }],
  ["a runner killed before its report", () => JSON.parse(""), 0, { passed: 0, failed: 1 }],
])("%s is a failure", (_name, read, code, expected) => {
  expect(judged(read, code)).toEqual(expected);
});
