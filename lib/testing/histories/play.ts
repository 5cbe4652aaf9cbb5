import type { Calendar } from "@/lib/community/calendar/calendar";
import { defaultGateRules } from "@/lib/community/gate-rules";
import type { Event, Facts } from "@/lib/community/lifecycle";
import { after, MINUTE } from "@/lib/community/lifecycle/facts";
import { brokenLaws } from "@/lib/community/lifecycle/laws";
import { blank, START } from "./beginning";
import { withShown } from "./evolve";
import { partOf, type Step } from "./history";
import { eventOf } from "./step-event";
import { brokenByStep } from "./step-laws";
import { turnOrStay } from "./turn";

export type Setting = { urgent?: boolean; covered?: boolean; calendar?: Calendar | null };

/** What a step has made of the facts; without an event only time has passed. */
export type Turn = { at: number; step: Step; event: Event | null; before: Facts; facts: Facts; now: Date };

/** Plays a history on facts in memory. What a step cannot be done to is left out; a refusal changes nothing. */
export function* turnsOf(
  steps: readonly Step[],
  { urgent = false, covered = true, calendar = null }: Setting = {},
): Generator<Turn> {
  let now = START;
  let answers = 0;
  const rules = { ...defaultGateRules, calendar };
  const run = (given: Facts, event: Event) => turnOrStay(given, event, now, rules);
  let facts: Facts = withShown(
    {
      ...blank,
      urgentMark: urgent ? "safety" : null,
      visibility: urgent ? "restricted" : "public",
      isCovered: covered,
    },
    rules,
  );
  facts = run(facts, { type: "asked", by: partOf("mara") });

  for (const [at, step] of steps.entries()) {
    let before = facts;
    if (step.do === "wait") {
      now = after(now, step.minutes * MINUTE);
      if (step.isSwept) facts = run(facts, { type: "clock", by: { id: null, as: "system" } });
      yield { at, step, event: null, before, facts, now };
      continue;
    }
    if (step.do === "answer") {
      if (!facts.askedAt || facts.closedAt || facts.hiddenAt) continue;
      const answer = {
        id: ++answers,
        authorId: step.who,
        postedAt: now,
        removedAt: null,
        didNotWorkAt: null,
      };
      before = { ...before, answers: [...before.answers, answer] };
    }
    const event = eventOf(step, before, now, answers);
    if (!event) continue;
    if (event.type === "answer_removed") {
      before = {
        ...before,
        answers: before.answers.map((a) =>
          a.id === event.answerId && !a.removedAt ? { ...a, removedAt: now } : a,
        ),
      };
    }
    if (event.type === "same_problem") before = { ...before, demand: [...before.demand, now, now, now] };
    facts = run(before, event);
    yield { at, step, event, before, facts, now };
  }
}

/** Plays a history and says which law broke at which step, or null. */
export function brokenLawOf(steps: readonly Step[], setting: Setting): string | null {
  const rules = { ...defaultGateRules, calendar: setting.calendar ?? null };
  for (const { at, step, event, before, facts, now } of turnsOf(steps, setting)) {
    if (!event) continue;
    const broken = [...brokenLaws(facts, rules, now), ...brokenByStep(before, facts, event, now, rules)];
    if (broken.length > 0) return `step ${at} (${JSON.stringify(step)}): ${broken.join("; ")}`;
  }
  return null;
}
