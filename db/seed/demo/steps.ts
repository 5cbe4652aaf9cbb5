import { joiners } from "./crowd";
import { hoursBefore } from "./moments";
import type { DemoAnswer, DemoComment, DemoEvent, DemoQuestion } from "./types";

/** One thing that one person does in one thread. */
export type Step = { at: Date; order: number; question: DemoQuestion } & (
  | { do: "ask" }
  | { do: "answer"; answer: DemoAnswer; number: number }
  | { do: "comment"; comment: DemoComment; number: number | null }
  | { do: "did-not-work"; number: number; reason: string }
  | { do: "same-problem"; by: string }
  | { do: "event"; event: DemoEvent }
);

/** Everything that happens in all threads, in the order in which it happened. */
export function steps(questions: DemoQuestion[], now: Date): Step[] {
  const all = questions.flatMap((question) => stepsOf(question, now));
  return all
    .map((step, order) => ({ ...step, order }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
}

type Unordered<S> = S extends unknown ? Omit<S, "at" | "order" | "question"> : never;

function stepsOf(question: DemoQuestion, now: Date): Step[] {
  const found: Step[] = [];
  const add = (after: number, step: Unordered<Step>) => {
    if (after > question.askedHoursAgo)
      throw new Error(`${question.key}: something at ${after} h is yet to come.`);
    found.push({ ...step, at: hoursBefore(now, question.askedHoursAgo - after), order: 0, question } as Step);
  };
  add(0, { do: "ask" });
  for (const comment of question.comments ?? []) add(comment.after, { do: "comment", comment, number: null });
  for (const [at, answer] of (question.answers ?? []).entries()) {
    const number = at + 1;
    add(answer.after, { do: "answer", answer, number });
    for (const comment of answer.comments ?? []) add(comment.after, { do: "comment", comment, number });
    const no = answer.didNotWork;
    if (no) add(no.after, { do: "did-not-work", number, reason: no.reason });
    if (answer.accepted !== undefined) {
      add(answer.accepted, {
        do: "event",
        event: { do: "accept", after: answer.accepted, by: question.asker, answer: number },
      });
    }
  }
  for (const event of question.events ?? []) add(event.after, { do: "event", event });
  for (const { by, after } of joiners(question)) add(after, { do: "same-problem", by });
  return found;
}
