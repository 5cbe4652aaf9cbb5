import { describe, expect, it } from "vitest";
import { blank, newCase } from "@/lib/testing/histories/beginning";
import { defaultGateRules } from "./gate-rules";
import { type Facts, gateDueAt } from "./lifecycle";
import { nextStep } from "./next-step";

const now = new Date("2026-03-02T12:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const rules = defaultGateRules;

const facts = (given: Partial<Facts> = {}): Facts => ({
  ...blank,
  askedAt: hours(-2),
  askerOpenedAt: hours(-2),
  askerWroteAt: hours(-2),
  ...given,
});
const answer = (id: number, given: Partial<Facts["answers"][number]> = {}) => ({
  id,
  authorId: "theo",
  postedAt: hours(-1),
  removedAt: null,
  didNotWorkAt: null,
  ...given,
});
const acceptance = (given: Partial<NonNullable<Facts["acceptance"]>> = {}) => ({
  id: 9,
  kind: "firm" as const,
  answerId: 3,
  articleId: null,
  canonicalId: null,
  acceptedBy: "mara",
  acceptedAt: hours(-1),
  firmAt: null,
  ...given,
});
const escalation = (given: Partial<NonNullable<Facts["escalation"]>> = {}) => ({
  ...newCase(hours(-1)),
  id: 4,
  state: "acknowledged" as const,
  ...given,
});
/** As the page asks: the field that the sweep reads, and nothing else, says when. */
const step = (given: Facts, changed = rules) =>
  nextStep({ facts: given, rules: changed, now, dueAt: gateDueAt(given, changed) });

describe("what happens next, as the asker is told", () => {
  it("names the moment of the sweep while nobody has answered", () => {
    expect(step(facts())).toEqual({ kind: "waiting", at: hours(22), how: "takes_over", answers: 0 });
  });

  it("repeats a stored time, even where the rules would say another one", () => {
    const dueAt = hours(3);
    expect(nextStep({ facts: facts(), rules, now, dueAt })).toMatchObject({ kind: "waiting", at: dueAt });
  });

  it("promises an offer, not a person, where the rule only offers one", () => {
    const offers = { ...rules, R1: { ...rules.R1, opens: "offer" as const } };
    expect(step(facts(), offers)).toMatchObject({ how: "may_ask" });
    expect(step(facts({ escalation: escalation({ state: "closed" }) }))).toMatchObject({ how: "may_ask" });
  });

  it("counts from the first answer once the asker has seen it, and has no date before that", () => {
    const unseen = facts({ answers: [answer(3)] });
    expect(step(unseen)).toEqual({ kind: "undated", answers: 1 });
    const seen = facts({ answers: [answer(3)], askerOpenedAt: hours(-0.5) });
    expect(step(seen)).toEqual({ kind: "waiting", at: hours(71), how: "may_ask", answers: 1 });
  });

  it("offers a person when the gate is open, or says that one comes", () => {
    const failed = [answer(3, { didNotWorkAt: hours(-1) }), answer(5, { didNotWorkAt: hours(-0.5) })];
    expect(step(facts({ answers: failed }))).toEqual({
      kind: "ask_person",
      since: hours(-0.5),
      byItself: false,
    });
    expect(step(facts({ askedAt: hours(-25) }))).toEqual({
      kind: "ask_person",
      since: hours(-1),
      byItself: true,
    });
  });

  it.each<[string, Facts, ReturnType<typeof step>]>([
    ["a draft", facts({ askedAt: null }), { kind: "draft" }],
    ["held", facts({ heldAt: hours(-1) }), { kind: "held" }],
    ["hidden", facts({ hiddenAt: hours(-1) }), { kind: "hidden" }],
    ["closed by staff", facts({ closedAt: now, closedBy: "ines" }), { kind: "closed", byAsker: false }],
    ["closed by the asker", facts({ closedAt: now, closedBy: "mara" }), { kind: "closed", byAsker: true }],
    [
      "with support",
      facts({ escalation: escalation() }),
      { kind: "support", since: hours(-1), isOwned: false },
    ],
    [
      "answered by support",
      facts({ escalation: escalation({ state: "answered", answerId: 3, silenceUntil: hours(70) }) }),
      { kind: "confirm", answerId: 3, closesAt: hours(70) },
    ],
    [
      "accepted while support works on it",
      facts({
        escalation: escalation({ state: "in_progress", ownerId: "ines" }),
        acceptance: acceptance({ kind: "pending", firmAt: hours(20) }),
      }),
      { kind: "pending", firmAt: hours(20) },
    ],
    [
      "accepted for them",
      facts({ acceptance: acceptance({ kind: "provisional", acceptedBy: "theo", firmAt: hours(60) }) }),
      { kind: "contestable", until: hours(60) },
    ],
    [
      "accepted for them, and the time to contest is over",
      facts({ acceptance: acceptance({ kind: "provisional", acceptedBy: "theo", firmAt: hours(-1) }) }),
      { kind: "solved" },
    ],
    ["solved", facts({ acceptance: acceptance() }), { kind: "solved" }],
    [
      "a confirmed duplicate of an open question",
      facts({ duplicateOf: { id: 2, isAccepted: false, at: null } }),
      { kind: "duplicate" },
    ],
    ["sleeping history", facts({ importedAt: hours(-1) }), { kind: "history" }],
  ])("%s", (_name, given, expected) => {
    expect(step(given)).toEqual(expected);
  });
});
