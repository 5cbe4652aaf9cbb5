import { type DemoQuestion, md } from "../types";

export const brewing: DemoQuestion[] = [
  {
    key: "brew-sour",
    stage: "solved",
    asker: "amara",
    topic: "brewing",
    title: "Espresso is sour no matter what I do",
    body: md`
      One with 16 g in, 32 g out in about 18 seconds. Beans from the supermarket, medium. It tastes like lemon. I already use more coffee (17 g) but that makes it worse?

      Grinder is a Mill, at 12.
    `,
    askedHoursAgo: 1120,
    searched: ["sour espresso", "espresso tastes sour"],
    sameProblem: { people: 4, from: 20, to: 900 },
    answers: [
      {
        by: "theo",
        after: 0.9,
        body: md`
          18 seconds is your answer: the water runs through before it has taken the sweet part along. Leave the dose at 16 g and go **finer**, two steps at a time, until 32 g take 25 to 32 seconds. I expect you at 8 or 9.

          If it is still sour at 30 seconds, let it run to 36 g before you change anything else. [Dial in your espresso](/articles/dial-in-espresso) shows the three curves.
        `,
        votes: 14,
        worked: 7,
        accepted: 25,
      },
      {
        by: "karim",
        after: 3,
        body: "Buy better beans, supermarket coffee is always stale.",
        votes: 0,
        comments: [
          {
            by: "theo",
            after: 4,
            body: "Stale coffee tastes flat rather than sour. Worth a try afterwards, but not the cause here.",
          },
        ],
      },
    ],
    comments: [
      { by: "amara", after: 25.2, body: "8.5 and 29 seconds. I did not know that it can be SWEET." },
    ],
  },
  {
    key: "brew-channeling",
    stage: "solved",
    asker: "hugo",
    topic: "brewing",
    title: "Bottomless portafilter: sprays everywhere",
    body: "Bought a bottomless portafilter for the Duo, now my kitchen looks like a crime scene. Same settings as before.",
    askedHoursAgo: 820,
    answers: [
      {
        by: "oskar",
        after: 1.5,
        body: "It did that before as well, you just could not see it. Break up the lumps with a thin needle down to the bottom of the basket, tap it level, tamp straight. The first three shots will still spray.",
        votes: 9,
        worked: 3,
        accepted: 50,
      },
      {
        by: "emil",
        after: 2,
        body: "Paper filter at the bottom helps too, and the basket stays clean.",
        votes: 3,
      },
    ],
  },
  {
    key: "brew-oat-milk",
    stage: "solved",
    asker: "zoe",
    topic: "brewing",
    title: "Oat milk foam collapses after ten seconds",
    body: "Looks great in the jug but by the time I pour it is flat. Cow's milk works fine.",
    askedHoursAgo: 20,
    answers: [
      {
        by: "olive",
        after: 1,
        body: "You need a barista one, it has a bit of fat and something that keeps it stable. And less hot: stop at 55 °C, oat falls apart earlier.",
        votes: 3,
        worked: 1,
        accepted: 5.5,
      },
    ],
  },
  {
    key: "brew-milk-bubbles",
    stage: "solved",
    asker: "tariq",
    topic: "brewing",
    title: "only big bubbles no microfoam",
    body: "i watched like 20 videos. always big bubbles like dish soap. one machine, normal milk from fridge",
    askedHoursAgo: 390,
    answers: [
      {
        by: "theo",
        after: 2,
        body: "You let air in for too long. Count: from the first *tearing* sound three seconds, not more, then push the tip one centimetre deeper so that it gets quiet and the milk turns. All that comes after is heating and rolling, and the rolling eats the bubbles. Practise with water and one drop of washing-up liquid, it behaves nearly the same and costs nothing.",
        votes: 8,
        worked: 3,
      },
      { by: "wendy", after: 10, body: "the water trick is genius", votes: 2 },
    ],
    comments: [{ by: "tariq", after: 30, body: "ok wow the dish soap practise did it. thanks!!" }],
    events: [{ after: 75, do: "accept", by: "oskar", answer: 1 }],
  },
  {
    key: "brew-decaf",
    stage: "answered",
    asker: "ruth",
    topic: "brewing",
    title: "Decaf runs through in 12 seconds at the same setting",
    body: "I have a second bag of decaf for the evening. Same roast, same origin, same setting, half the time. Is decaf always like this?",
    askedHoursAgo: 38,
    answers: [
      {
        by: "oskar",
        after: 3,
        body: "Yes. Decaf beans are more brittle and give fewer fine particles. Go three to four steps finer for decaf and note it on the bag. With the Mill you can jump there and back, if you turn while the motor runs.",
        votes: 5,
        worked: 2,
      },
    ],
  },
  {
    key: "brew-water-recipe",
    stage: "answered",
    asker: "emil",
    topic: "brewing",
    title: "Anyone mixing their own brew water?",
    body: md`
      Our tap water has 19 °dH. The filter lasts three weeks. I am thinking of making my own from distilled water:

      - 50 mg/l magnesium sulphate
      - 60 mg/l sodium hydrogen carbonate

      Will the machine's sensor see it? The article says that pure distilled water is invisible to it.
    `,
    askedHoursAgo: 200,
    answers: [
      {
        by: "quinn",
        after: 7,
        body: "I do nearly the same (a bit less bicarb). The sensor sees it without trouble, it needs very little conductivity. No lime in two years.",
        votes: 5,
        worked: 1,
      },
      {
        by: "theo",
        after: 22,
        body: "Works. Just never go without the bicarbonate: soft and acid at the same time is what attacks boilers. And set the hardness to 1.",
        votes: 6,
      },
    ],
  },
  {
    key: "brew-first-drops",
    stage: "open",
    asker: "mara",
    topic: "brewing",
    title: "Does preinfusion make sense with dark roasts?",
    body: "The app offers 0 to 8 seconds of preinfusion. With light coffees I like it, with my dark one I can't taste a difference, or it gets more bitter. What do you use?",
    askedHoursAgo: 3.2,
    searched: ["preinfusion dark roast"],
  },
  {
    key: "brew-bitter-after-clean",
    stage: "solved",
    asker: "vera",
    topic: "brewing",
    title: "Coffee tastes soapy after cleaning day",
    body: "First two or three cups after cleaning with powder are awful. I rinse it.",
    askedHoursAgo: 265,
    answers: [
      {
        by: "jonas",
        after: 2,
        body: "Rinse five times **with** the blind basket, 10 seconds on and 10 off, so that the clean water goes the same way as the powder did. A normal rinse does not reach the valve. Then one shot to throw away.",
        votes: 5,
        worked: 2,
        accepted: 14,
      },
    ],
  },
  {
    key: "brew-zh-ratio",
    stage: "solved",
    asker: "xiao",
    topic: "brewing",
    language: "zh-CN",
    title: "18 克粉到底该出多少液重？",
    body: "看到有人说 1:2，有人说 1:2.5，还有人按时间 25 秒停。新手有点乱，先按哪个来？Duo + Mill。",
    askedHoursAgo: 310,
    answers: [
      {
        by: "chen",
        after: 3,
        body: "先固定 18 克粉、36 克液（1:2），只调研磨度，让时间落在 25–32 秒。喝起来偏酸就出到 40 克，偏苦就停在 32 克。一次只改一个变量，三杯之内就能调好。",
        votes: 6,
        worked: 3,
        accepted: 10,
      },
    ],
  },
  {
    key: "brew-scale",
    stage: "closed",
    asker: "imani",
    topic: "brewing",
    title: "Found a scale that fits under the One",
    body: "Not a question but maybe it helps someone: any scale up to 19 mm fits when you take out the grid.",
    askedHoursAgo: 500,
    answers: [{ by: "emil", after: 3, body: "Thanks! Was looking for exactly that.", votes: 2 }],
    events: [
      {
        after: 26,
        do: "close",
        by: "imani",
        reason: "Was only a tip. It's now in the article about the first cup.",
      },
    ],
  },
];
