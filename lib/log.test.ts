import { expect, test } from "vitest";
import { logLine } from "./log";

const at = new Date("2026-05-01T10:00:00Z");

test("an event is one line, whatever its fields hold", () => {
  const line = logLine(
    "warn",
    "mail.refused",
    { to: "x", reason: "no\nsuch\tbox", attempts: 3, skipped: undefined },
    at,
  );
  expect(line).toBe('2026-05-01T10:00:00.000Z warn mail.refused to=x reason="no\\nsuch\\tbox" attempts=3');
});

test("an error brings its cause's place with it", () => {
  expect(logLine("error", "job.failed", { error: new Error("boom") }, at)).toMatch(/error="Error: boom\\n/);
});
