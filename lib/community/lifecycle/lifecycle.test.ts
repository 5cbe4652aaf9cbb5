import fc from "fast-check";
import { expect, test } from "vitest";
import { officeHours } from "@/lib/community/calendar/calendar";
import { history } from "@/lib/testing/histories/history";
import { brokenLawOf, turnsOf } from "@/lib/testing/histories/play";

// `npm run prove` runs the same property at full size.
const runs = Number(process.env.HISTORIES ?? 2_000);
const seed = 20261122;

const setting = fc.record({
  urgent: fc.boolean(),
  covered: fc.boolean(),
  calendar: fc.constantFrom(null, null, officeHours("America/New_York")),
});

test("no history of several people breaks a law of the lifecycle (laws 1, 3, 6)", () => {
  fc.assert(
    fc.property(history, setting, (steps, given) => {
      expect(brokenLawOf(steps, given)).toBeNull();
    }),
    { numRuns: runs, seed },
  );
});

test("the histories reach every turn that a case and an acceptance can take", () => {
  const seen = new Set<string>();
  for (const steps of fc.sample(history, { numRuns: 4_000, seed })) {
    for (const { facts } of turnsOf(steps)) {
      const { escalation, acceptance } = facts;
      if (acceptance) seen.add(`acceptance ${acceptance.kind}`);
      if (escalation) seen.add(`case ${escalation.state} ${escalation.outcome ?? ""}`.trim());
      if (escalation?.waitingOn) seen.add(`case waiting for ${escalation.waitingOn}`);
      if (escalation?.planRequiredAt) seen.add("a new plan required");
      if (escalation?.handBackAskedAt) seen.add("a handing back asked");
      if (escalation?.reopenedCount) seen.add("case reopened");
      if (facts.contests.length) seen.add("contested");
      if (facts.duplicateOf && !facts.duplicateOf.isAccepted) seen.add("follows an open question");
      if (facts.infoRequests.length === 2) seen.add("information asked for twice");
      if (facts.gateRule === "R5") seen.add("opened because many have it");
    }
  }
  expect([...seen].sort()).toEqual([
    "a handing back asked",
    "a new plan required",
    "acceptance firm",
    "acceptance pending",
    "acceptance provisional",
    "case acknowledged",
    "case answered",
    "case closed accepted",
    "case closed handed_back",
    "case closed no_public_answer",
    "case closed unconfirmed",
    "case in_progress",
    "case queued",
    "case reopened",
    "case waiting",
    "case waiting for customer",
    "case waiting for third_party",
    "case withdrawn",
    "contested",
    "follows an open question",
    "information asked for twice",
    "opened because many have it",
  ]);
});
