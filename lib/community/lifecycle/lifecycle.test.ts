import fc from "fast-check";
import { expect, test } from "vitest";
import { history, play } from "@/lib/testing/histories";

// `npm run prove` runs the same property at full size.
const runs = Number(process.env.HISTORIES ?? 2_000);
const seed = 20261122;

test("no history of several people breaks a law of the lifecycle", () => {
  fc.assert(
    fc.property(history, fc.boolean(), (steps, urgent) => {
      expect(play(steps, urgent)).toBeNull();
    }),
    { numRuns: runs, seed },
  );
});

test("the histories reach every turn that a case and an acceptance can take", () => {
  const seen = new Set<string>();
  for (const steps of fc.sample(history, { numRuns: 3_000, seed })) {
    play(steps, false, (facts) => {
      const { escalation, acceptance } = facts;
      if (acceptance) seen.add(`acceptance ${acceptance.kind}`);
      if (escalation) seen.add(`case ${escalation.state} ${escalation.outcome ?? ""}`.trim());
      if (escalation?.reopenedCount) seen.add("case reopened");
      if (facts.contests.length) seen.add("contested");
    });
  }
  expect([...seen].sort()).toEqual([
    "acceptance firm",
    "acceptance pending",
    "acceptance provisional",
    "case acknowledged",
    "case answered",
    "case closed accepted",
    "case closed no_public_answer",
    "case closed unconfirmed",
    "case in_progress",
    "case queued",
    "case reopened",
    "case withdrawn",
    "contested",
  ]);
});
