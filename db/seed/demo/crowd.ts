import { drawsFor } from "./moments";
import { people } from "./people";
import type { DemoQuestion } from "./types";

type Click = {
  after: number;
  step: { do: "vote" | "worked"; by: string; number: number } | { do: "same-problem"; by: string };
};

const readers = people
  .filter((one) => one.role === "customer" && one.joinedDaysAgo > 60)
  .map((one) => one.handle);

/** Who of the readers clicked "helpful", "worked for me" or "same problem", and when: the same at every load. */
export function crowd(question: DemoQuestion): Click[] {
  const clicks: Click[] = [];
  const draw = drawsFor(question.key);
  const end = lastHour(question);
  for (const [at, answer] of (question.answers ?? []).entries()) {
    const number = at + 1;
    const until = Math.min(end, hiddenAt(question, number), answer.after + 260);
    const when = () => between(draw, answer.after + 0.02, until);
    const others = drawn(draw, [answer.by]);
    for (const by of others.slice(0, answer.votes ?? 0))
      clicks.push({ after: when(), step: { do: "vote", by, number } });
    // Whoever says that it worked is not the asker, whose word is to accept.
    const tried = others.filter((by) => by !== question.asker).slice(0, answer.worked ?? 0);
    for (const by of tried) clicks.push({ after: when(), step: { do: "worked", by, number } });
  }
  const same = question.sameProblem;
  if (same) {
    const until = Math.min(end, same.to);
    for (const by of drawn(draw, [question.asker]).slice(0, same.people)) {
      clicks.push({ after: between(draw, same.from, until), step: { do: "same-problem", by } });
    }
  }
  return clicks;
}

/** Nothing can be clicked in a closed thread, and nothing has been clicked in the future. */
function lastHour(question: DemoQuestion): number {
  const closed = question.events?.find((event) => event.do === "close");
  const restricted = question.events?.find((event) => event.do === "restrict");
  return Math.min(question.askedHoursAgo, closed?.after ?? Infinity, restricted?.after ?? Infinity) - 0.01;
}

function hiddenAt(question: DemoQuestion, number: number): number {
  const hide = question.events?.find((event) => event.do === "hide-answer" && event.answer === number);
  return hide ? hide.after - 0.01 : Infinity;
}

/** Early more often than late: most people read a thread while it is new. */
const between = (draw: () => number, from: number, to: number): number => from + (to - from) * draw() ** 2;

function drawn(draw: () => number, without: string[]): string[] {
  const left = readers.filter((handle) => !without.includes(handle));
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1));
    [left[at], left[other]] = [left[other]!, left[at]!];
  }
  return left;
}
