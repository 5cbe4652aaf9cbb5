import { type DemoQuestion, md } from "../types";

/** What cannot wait, or must not stand there for everybody. */
export const safety: DemoQuestion[] = [
  {
    key: "safe-tingle",
    stage: "with_support",
    escalation: "queued",
    asker: "olive",
    topic: "safety",
    title: "Tingling when I touch the housing",
    body: "When I touch the side while the water tap of the sink is running I feel a tingling. I've unplugged it. Old house, I don't know if the socket has earth.",
    askedHoursAgo: 0.04,
    privateDetails: "FO-2104-00931, phone 0170 555 0142, call me any time today.",
  },
  {
    key: "safe-burn",
    stage: "solved",
    escalation: "closed",
    asker: "elif",
    topic: "safety",
    title: "Portafilter jumped off and hot coffee hit my arm",
    body: "It was locked, I think. Suddenly it came off with a bang. Small burn, cooled it, it's ok. But is this machine safe?",
    askedHoursAgo: 380,
    privateDetails: "FD-1322-05871. Photos on request.",
    events: [
      { after: 0.3, do: "take", by: "ines" },
      {
        after: 0.5,
        do: "private-message",
        by: "ines",
        body: "I am sorry, and glad that you cooled it at once. If it blisters, please see a doctor; we pay for it. Please do not use the machine until we have seen the seal. May I call you?",
      },
      {
        after: 0.6,
        do: "promise",
        by: "ines",
        what: "when we collect the machine",
        why: "the driver's plan is made at noon",
        dueInHours: 20,
      },
      { after: 6, do: "private-message", by: "elif", body: "It's only red. Call after six, please." },
      {
        after: 18,
        do: "reply",
        by: "ines",
        body: "We collected the machine this morning and have looked at it at once: the group seal was hard and cracked, so the handle felt locked before it was. You get the machine back tomorrow with a new seal, and a second portafilter from us. The article on cleaning now says when to change the seal.",
      },
      { after: 42, do: "accept", by: "elif", answer: 1 },
    ],
  },
  {
    key: "safe-restricted-by-staff",
    stage: "with_support",
    escalation: "acknowledged",
    asker: "tariq",
    topic: "app-wifi",
    title: "someone else can see my machine in their app??",
    body: "my ex moved out and can still turn on the machine. she is not in the people list. name and number: see below. how do i get her out",
    askedHoursAgo: 6.5,
    events: [
      {
        after: 0.5,
        do: "restrict",
        by: "ines",
        reason: "Names another person and concerns access to an account.",
      },
      { after: 0.8, do: "ask-person", by: "tariq" },
    ],
  },
  {
    key: "held-links",
    stage: "held",
    asker: "zoe",
    topic: "brewing",
    title: "Compared four grinders, here is my list",
    body: md`
      I wrote about it here: https://blog.example/grinders-1 and https://blog.example/grinders-2

      Prices at https://shop.example/a, https://shop.example/b and https://shop.example/c. Which one would you take with a One?
    `,
    askedHoursAgo: 1.2,
  },
  {
    key: "safe-smell-first-hour",
    stage: "closed",
    asker: "farah",
    topic: "safety",
    title: "Smell of plastic on the first day",
    body: "New One, first hour, smells of plastic. No smoke. Is that dangerous?",
    askedHoursAgo: 720,
    events: [
      { after: 0.4, do: "take", by: "hana" },
      {
        after: 0.6,
        do: "private-message",
        by: "hana",
        body: "During the first hour that is the insulation warming up for the first time; open the window and let it heat twice. If it smells *later*, or if there is smoke, unplug it and write to me here.",
      },
      {
        after: 5,
        do: "private-message",
        by: "farah",
        body: "Heated it twice with the window open, gone. Thank you!",
      },
      {
        after: 6,
        do: "close-escalation",
        by: "hana",
        cause: "article_not_found",
        reason: "Answered in private; the article on safety says the same for everybody.",
      },
      { after: 6.2, do: "close", by: "farah", reason: "It was only the first hour. All fine." },
    ],
  },
];
