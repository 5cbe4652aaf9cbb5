import { drawsFor } from "./moments";
import { people } from "./people";
import type { DemoQuestion } from "./types";

export type Click = { by: string; after: number; number: number };

const readers = people
  .filter((one) => one.role === "customer" && one.joinedDaysAgo > 60)
  .map((one) => one.handle);

/** Who of the readers found which answer helpful, and for whom it worked: the same at every load. */
export function clicks(question: DemoQuestion): { helpful: Click[]; worked: Click[] } {
  const draw = drawsFor(question.key);
  const helpful: Click[] = [];
  const worked: Click[] = [];
  for (const [at, answer] of (question.answers ?? []).entries()) {
    const number = at + 1;
    const until = Math.min(lastHour(question), hiddenAt(question, number), answer.after + 260);
    const after = () => between(draw, answer.after + 0.02, until);
    const others = drawn(draw, [answer.by]);
    for (const by of others.slice(0, answer.votes ?? 0)) helpful.push({ by, after: after(), number });
    // Whoever says that it worked is not the asker, whose word is to accept.
    const tried = others.filter((by) => by !== question.asker).slice(0, answer.worked ?? 0);
    for (const by of tried) worked.push({ by, after: after(), number });
  }
  return { helpful, worked };
}

/** Who has the same problem, and since when. */
export function joiners(question: DemoQuestion): { by: string; after: number }[] {
  const same = question.sameProblem;
  if (!same) return [];
  const draw = drawsFor(`${question.key} same`);
  const until = Math.min(lastHour(question), same.to);
  return drawn(draw, [question.asker])
    .slice(0, same.people)
    .map((by) => ({ by, after: between(draw, same.from, until) }));
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
