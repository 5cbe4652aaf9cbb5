import { readFileSync } from "node:fs";

export type Counts = { passed: number; failed: number };

export const success: Counts = { passed: 1, failed: 0 };
export const failure: Counts = { passed: 0, failed: 1 };

export const addCounts = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((sum, counts) => sum + counts.passed, 0),
  failed: all.reduce((sum, counts) => sum + counts.failed, 0),
});

/** What a runner did. Without a report, without a test, or with a bad end and no failed test, the run itself failed. */
export function judged(read: () => Counts, exitCode: number): Counts {
  let counts: Counts;
  try {
    counts = read();
  } catch {
    return failure;
  }
  const isWhole = counts.passed + counts.failed > 0 && (exitCode === 0 || counts.failed > 0);
  return isWhole ? counts : { passed: counts.passed, failed: counts.failed + 1 };
}

const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));

/** Reads vitest's report. A file that could not even be loaded is one failure. */
export const countVitest = (file: string, exitCode: number): Counts =>
  judged(() => {
    const report = json(file);
    const unloaded = report.testResults.filter(
      (result: { status: string; assertionResults: unknown[] }) =>
        result.status === "failed" && result.assertionResults.length === 0,
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
  }, exitCode);

/** Reads Playwright's report. A journey that only passed when repeated has failed. */
export const countPlaywright = (file: string, exitCode: number): Counts =>
  judged(() => {
    const { stats, errors } = json(file);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
  }, exitCode);

/** Reads the report of `npm run check`. */
export const countCheck = (file: string, exitCode: number): Counts => judged(() => json(file), exitCode);

export const lastLine = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;
