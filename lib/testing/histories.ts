import fc from "fast-check";
import type { Calendar } from "@/lib/community/calendar/calendar";
import { defaultGateRules, type GateRules } from "@/lib/community/gate-rules";
import { type Event, type Facts, settle, transition } from "@/lib/community/lifecycle";
import { dueTimes } from "@/lib/community/lifecycle/due";
import {
  after,
  earliest,
  isVisible,
  liveEscalation,
  MINUTE,
  shownRules,
} from "@/lib/community/lifecycle/facts";
import { gateDueAt, mayEscalate } from "@/lib/community/lifecycle/gate";
import { brokenLaws } from "@/lib/community/lifecycle/laws";
import type { No } from "@/lib/errors";
import { evolve, withShown } from "./evolve";

export const START = new Date("2026-03-02T09:00:00Z");
const people = ["mara", "theo", "lena", "ines", "jonas"] as const;

type Who = (typeof people)[number];
const asker: readonly Who[] = ["mara"];
const staff: readonly Who[] = ["ines", "ines", "jonas"];

/** How often each thing is tried, and by whom: often enough that the rare turns of a case are reached. */
const acts = {
  answer: [5, ["ines", "ines", "theo", "lena", "mara", "jonas"]],
  accept: [5, ["mara", "mara", "theo", "ines"]],
  accept_article: [1, asker],
  did_not_work: [3, asker],
  remove: [1, staff],
  end_acceptance: [2, asker],
  escalate: [4, ["mara", "lena", "ines"]],
  certify: [2, ["theo"]],
  take: [6, staff],
  release: [1, staff],
  promise: [2, staff],
  drop: [2, staff],
  keep: [1, staff],
  close_case: [1, staff],
  reopen_case: [3, ["mara", "ines", "lena"]],
  open: [2, asker],
  override: [1, staff],
  sweep: [6, asker],
  close: [1, ["mara", "ines"]],
  reopen: [2, ["mara", "ines"]],
  hide: [1, staff],
  restore: [2, staff],
  restrict: [1, staff],
  publish: [1, asker],
  duplicate: [1, asker],
  canonical_lost: [1, asker],
  follow: [1, asker],
  unfollow: [2, asker],
  canonical_gone: [1, asker],
  ask_info: [3, ["theo", "theo", "ines"]],
  withdraw_info: [1, ["theo"]],
  write: [2, asker],
  same_problem: [2, ["lena"]],
  hand_over: [3, staff],
  give_to_team: [1, staff],
  wait_for: [3, staff],
  resume: [1, staff],
  hand_back: [2, staff],
  decide_hand_back: [3, asker],
  set_cause: [1, staff],
} as const satisfies Record<string, readonly [number, readonly Who[]]>;
type ActName = keyof typeof acts;

const waiting = fc.record({
  do: fc.constant("wait" as const),
  minutes: fc.constantFrom(1, 4, 7, 55, 300, 1500, 4400),
  // The sweep runs every minute, unless the worker is down.
  isSwept: fc.boolean(),
});
const acting = (Object.keys(acts) as ActName[]).map((name) => ({
  weight: acts[name][0],
  arbitrary: fc.record({
    do: fc.constant(name),
    who: fc.constantFrom<Who[]>(...(acts[name][1] as readonly Who[])),
    which: fc.nat(5),
  }),
}));

/** One thing that one of several people tries, or some time that passes. Which answer is meant is `which` modulo what is there. */
export const step = fc.oneof({ weight: 10, arbitrary: waiting }, ...acting);
export type Step =
  | { do: "wait"; minutes: number; isSwept: boolean }
  | { do: ActName; who: Who; which: number };

/** A whole afternoon or a whole month on one question. */
export const history = fc.array(step, { minLength: 8, maxLength: 60, size: "max" }) as fc.Arbitrary<Step[]>;

/** mara asks, theo is an ambassador, lena another customer, ines and jonas are staff. */
export const partOf = (who: string): Event["by"] => ({
  id: who,
  as: who === "mara" ? "asker" : who === "theo" ? "ambassador" : who === "lena" ? "participant" : "staff",
});

export type Setting = { urgent?: boolean; covered?: boolean; calendar?: Calendar | null };

/** Plays a history on facts in memory and says which law broke at which step, or null. */
export function play(
  steps: Step[],
  { urgent = false, covered = true, calendar = null }: Setting,
  seen: (facts: Facts) => void = () => {},
): string | null {
  let now = START;
  let answers = 0;
  const rules = { ...defaultGateRules, calendar };
  const run = (given: Facts, event: Event, at: Date) => runBy(rules, given, event, at);
  let facts: Facts = withShown(
    {
      ...blank,
      urgentMark: urgent ? "safety" : null,
      visibility: urgent ? "restricted" : "public",
      isCovered: covered,
    },
    rules,
  );
  facts = run(facts, { type: "asked", by: partOf("mara") }, now);

  for (const [at, each] of steps.entries()) {
    if (each.do === "wait") {
      now = after(now, each.minutes * MINUTE);
      if (each.isSwept) facts = run(facts, { type: "clock", by: { id: null, as: "system" } }, now);
      seen(facts);
      continue;
    }
    if (each.do === "answer") {
      if (!facts.askedAt || facts.closedAt || facts.hiddenAt) continue;
      const answer = {
        id: ++answers,
        authorId: each.who,
        postedAt: now,
        removedAt: null,
        didNotWorkAt: null,
      };
      facts = { ...facts, answers: [...facts.answers, answer] };
    }
    const event = eventOf(each, facts, now, answers);
    if (!event) continue;
    if (event.type === "answer_removed") {
      facts = {
        ...facts,
        answers: facts.answers.map((a) =>
          a.id === event.answerId && !a.removedAt ? { ...a, removedAt: now } : a,
        ),
      };
    }
    if (event.type === "same_problem") facts = { ...facts, demand: [...facts.demand, now, now, now] };
    const next = run(facts, event, now);
    const broken = [
      ...brokenLaws(next, rules, now),
      ...steady(rules, next, now),
      ...overlooked(rules, next, now),
      ...neverLater(facts, next, event),
      ...keptWord(facts, next, event),
    ];
    if (broken.length > 0) return `step ${at} (${JSON.stringify(each)}): ${broken.join("; ")}`;
    facts = next;
    seen(facts);
  }
  return null;
}

function runBy(rules: GateRules, facts: Facts, event: Event, now: Date): Facts {
  const next = turn(facts, event, now, rules);
  return "reason" in next ? facts : next;
}

/** The facts after one event and what follows from it, or the refusal of the rules. */
export function turn(facts: Facts, event: Event, now: Date, rules: GateRules = defaultGateRules): Facts | No {
  const outcome = transition({ facts, rules, now }, event);
  if (!outcome.ok) return outcome;
  for (const effect of outcome.effects) requireGrounds(rules, facts, effect, now);
  let next = withShown(evolve(facts, event, outcome.effects, now), rules);
  const follow = settle({ facts: next, rules, now }, event);
  for (const effect of follow) requireGrounds(rules, next, effect, now);
  next = withShown(evolve(next, event, follow, now), rules);
  return next;
}

/** Law: the inputs of every escalation by rule, replayed through the gate, say yes; and never a second live one. */
function requireGrounds(
  rules: GateRules,
  facts: Facts,
  effect: { do: string; grounds?: string },
  now: Date,
): void {
  if (effect.do !== "open_case") return;
  if (liveEscalation(facts)) throw new Error("a second live case");
  if (effect.grounds === "override") return;
  if (!mayEscalate(facts, rules, now).yes) throw new Error("escalated although the gate says no");
}

/** Law: timers are idempotent; what the clock did, it does not do again at the same time. */
function steady(rules: GateRules, facts: Facts, now: Date): string[] {
  const clock: Event = { type: "clock", by: { id: null, as: "system" } };
  let swept = facts;
  // A timer may lead to the next one that is due as well; after a few rounds nothing may be left.
  for (let round = 0; round < 4; round += 1) swept = runBy(rules, swept, clock, now);
  const outcome = transition({ facts: swept, rules, now }, clock);
  const more = outcome.ok ? [...outcome.effects, ...settle({ facts: swept, rules, now }, clock)] : [];
  return more.length > 0 ? [`the clock goes on and on: ${more.map((e) => e.do).join(", ")}`] : [];
}

/** Law: what the clock would do now is due by now, so that the sweep, which reads only what is due, does it. */
function overlooked(rules: GateRules, facts: Facts, now: Date): string[] {
  const world = { facts, rules, now };
  const clock: Event = { type: "clock", by: { id: null, as: "system" } };
  const outcome = transition(world, clock);
  const todo = outcome.ok ? [...outcome.effects, ...settle(world, clock)] : [];
  const due = earliest(gateDueAt(facts, rules), dueTimes(facts));
  if (todo.length === 0 || (due && due <= now)) return [];
  return [`the sweep overlooks: ${todo.map((e) => e.do).join(", ")}`];
}

/** Law: a time that was shown never comes later; but for a request for information, which delays no gate that is open. */
const neverLater = (before: Facts, next: Facts, event: Event): string[] =>
  event.type === "info_asked"
    ? []
    : shownRules
        .filter((rule) => before.shown[rule] && next.shown[rule]! > before.shown[rule]!)
        .map((rule) => `${rule} was shown earlier`);

/** Law: no promise is dropped silently. One is kept, missed or reassigned, unless case or question ended or moved. */
function keptWord(before: Facts, next: Facts, event: Event): string[] {
  const live = liveEscalation(next);
  if (!live || before.escalation?.id !== live.id) return [];
  const gone = before.escalation.promises.filter((p) => !live.promises.some((other) => other.id === p.id));
  const ends: Event["type"][] = ["answer_posted", "promise", "clock"];
  return gone.length === 0 || ends.includes(event.type) ? [] : [`${event.type} dropped a promise`];
}

function eventOf(
  each: Exclude<Step, { do: "wait" }>,
  facts: Facts,
  now: Date,
  answers: number,
): Event | null {
  const by = partOf(each.who);
  const isStaff = by.as === "staff";
  const isAsker = by.as === "asker";
  const visible = facts.answers.filter(isVisible);
  const answerId = visible[each.which % Math.max(1, visible.length)]?.id;
  switch (each.do) {
    case "answer":
      return { type: "answer_posted", by, answerId: answers };
    case "accept":
      return answerId && by.as !== "participant" ? { type: "accept", by, answerId } : null;
    case "accept_article":
      return isAsker ? { type: "article_accepted", by, articleId: 3 } : null;
    case "did_not_work":
      return answerId && isAsker ? { type: "did_not_work", by, answerId, reason: "no" } : null;
    case "remove":
      return answerId && isStaff ? { type: "answer_removed", by, answerId } : null;
    case "end_acceptance":
      return isAsker ? { type: "end_acceptance", by, reason: "no" } : null;
    case "escalate":
      return by.as === "ambassador" ? null : { type: "escalate", by };
    case "override":
      return isStaff ? { type: "escalate", by, override: "because" } : null;
    case "certify":
      return by.as === "ambassador" ? { type: "certify", by, cause: "money", note: "" } : null;
    case "take":
      return isStaff ? { type: "take", by } : null;
    case "release":
      return isStaff ? { type: "release_case", by } : null;
    case "promise":
      return isStaff ? { type: "promise", by, what: "x", why: "y", dueAt: after(now, 90 * MINUTE) } : null;
    case "drop":
    case "keep":
      return isStaff ? { type: each.do, by } : null;
    case "close_case":
      return isStaff ? { type: "close_case", by, causeCode: "other", whyNoAnswer: "private" } : null;
    case "reopen_case":
      return isAsker || isStaff ? { type: "reopen_case", by, reason: "again" } : null;
    case "open":
      return isAsker ? { type: "asker_opened", by } : null;
    case "sweep":
      return { type: "clock", by: { id: null, as: "system" } };
    case "close":
      return isAsker || isStaff ? { type: "closed", by, reason: "done" } : null;
    case "reopen":
      return isAsker || isStaff ? { type: "reopened", by } : null;
    case "hide":
      return isStaff ? { type: "hidden", by } : null;
    case "restore":
      return isStaff ? { type: "restored", by } : null;
    case "restrict":
      return isStaff ? { type: "restricted", by, reason: "private" } : null;
    case "publish":
      return isAsker ? { type: "published", by } : null;
    case "duplicate":
      return isAsker ? { type: "duplicate_confirmed", by, canonicalId: 99, canonicalSolved: true } : null;
    case "canonical_lost":
    case "canonical_gone":
      return { type: each.do, by: { id: null, as: "system" } };
    case "follow":
      return {
        type: "duplicate_confirmed",
        by,
        canonicalId: 98,
        canonicalSolved: false,
        canonicalCaseId: each.which % 2 ? 7 : null,
      };
    case "unfollow":
      return { type: "duplicate_ended", by, reason: "" };
    case "ask_info":
      return isAsker ? null : { type: "info_asked", by, words: "Which model?" };
    case "withdraw_info":
      return isAsker ? null : { type: "info_withdrawn", by };
    case "write":
      return isAsker ? { type: "asker_wrote", by } : null;
    case "same_problem":
      return { type: "same_problem", by };
    case "hand_over": {
      const toId = each.who === "ines" ? "jonas" : "ines";
      return isStaff ? { type: "hand_over", by, toId, teamId: 1, reason: "" } : null;
    }
    case "give_to_team":
      return isStaff ? { type: "hand_over", by, toId: null, teamId: 2, reason: "" } : null;
    case "wait_for": {
      const on = each.which % 2 ? "customer" : "third_party";
      return isStaff ? { type: "wait", by, on, until: after(now, 300 * MINUTE), reason: "" } : null;
    }
    case "resume":
      return isStaff ? { type: "resume", by } : null;
    case "hand_back":
      return isStaff ? { type: "hand_back", by, reason: "" } : null;
    case "decide_hand_back":
      return isAsker ? { type: "hand_back_decided", by, agrees: each.which % 2 === 0 } : null;
    case "set_cause":
      return isStaff ? { type: "set_cause", by, causeCode: "no_article" } : null;
  }
}

export const blank: Facts = {
  id: 1,
  askerId: "mara",
  askerErased: false,
  visibility: "public",
  topicId: 1,
  askedAt: null,
  heldAt: null,
  hiddenAt: null,
  closedAt: null,
  closedBy: null,
  importedAt: null,
  wokenAt: null,
  askerOpenedAt: null,
  askerWroteAt: null,
  urgentMark: null,
  urgentRejectedAt: null,
  gateOpenedAt: null,
  gateRule: null,
  shown: {},
  answers: [],
  acceptance: null,
  contests: [],
  certificates: [],
  duplicateOf: null,
  infoRequests: [],
  demand: [],
  isCovered: true,
  duplicatesSince: null,
  escalation: null,
};
