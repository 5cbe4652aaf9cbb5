import type { DemoAnswer, DemoEvent, DemoQuestion } from "../../types";

/** Who asked, how many days ago, in which words; what answered it, unless the usual answer of the problem did. */
type Asked = {
  by: string;
  days: number;
  title: string;
  body: string;
  answer?: string;
  same?: number;
  /** Nobody answered in time, so it went to this agent. */
  agent?: string;
};

type Problem = {
  key: string;
  topic: string;
  helpers: string[];
  /** Which of them says first that they are at it: ambassador for the topic. */
  claims?: string;
  answer: string;
  asked: Asked[];
};

/** The same problem, asked again and again: the board of repeats lives on these. */
export function threads({ key, topic, helpers, claims, answer, asked }: Problem): DemoQuestion[] {
  return asked.map((one, at) => {
    const body = one.answer ?? answer;
    const by = helpers[at % helpers.length]!;
    const hours = 1 + ((at * 5) % 7);
    const answers: DemoAnswer[] = [
      { by, after: hours, body, votes: 1 + (at % 3), accepted: hours + 2 + (at % 4) },
    ];
    const events: DemoEvent[] = one.agent
      ? [
          { after: 25, do: "take", by: one.agent },
          { after: 26, do: "reply", by: one.agent, body },
          { after: 31, do: "accept", by: one.by, answer: 1 },
        ]
      : by === claims
        ? [{ after: hours - 0.3, do: "claim", by }]
        : [];
    return {
      key: `repeat-${key}-${at + 1}`,
      stage: "solved",
      asker: one.by,
      topic,
      title: one.title,
      body: one.body,
      askedHoursAgo: Math.round(one.days * 24),
      ...(!one.agent && { answers }),
      ...(one.same && { sameProblem: { people: one.same, from: 1, to: 40 } }),
      events,
    };
  });
}
