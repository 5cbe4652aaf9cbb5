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

/** Plays a history on facts in memory and says which law broke at which step, or null. */
export function play(
  steps: Step[],
  { urgent = false, covered = true, calendar = null }: Setting,
  seen: (facts: Facts) => void = () => {},
): string | null {
  let now = START;
  let answers = 0;
  const rules = { ...defaultGateRules, calendar };
  const run = (given: Facts, event: Event, at: Date) => turnOrStay(given, event, at, rules);
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
    const broken = [...brokenLaws(next, rules, now), ...brokenByStep(facts, next, event, now, rules)];
    if (broken.length > 0) return `step ${at} (${JSON.stringify(each)}): ${broken.join("; ")}`;
    facts = next;
    seen(facts);
  }
  return null;
}
