import { type DemoQuestion, md } from "../types";

/** The One, as it should be: volumes, first cups, tampers and travels. */
export const oneInUse: DemoQuestion[] = [
  {
    key: "one-volume-changed",
    stage: "solved",
    asker: "olive",
    topic: "fernwood-one",
    title: "One cup is suddenly much too big",
    body: "My espresso button makes almost half a mug now. I didn't change anything. My son did clean it yesterday so maybe he pressed something??",
    askedHoursAgo: 733,
    answers: [
      {
        by: "samir",
        after: 0.3,
        body: "He probably held the button: 5 seconds on **One cup** programmes a new volume. Do it again on purpose: hold One cup, let go when the cup is as full as you like. Or hold **Power** for 5 s, that puts back the volumes from the factory.",
        votes: 6,
        worked: 3,
        accepted: 0.9,
      },
      {
        by: "vera",
        after: 5,
        body: "+1 for the reset, five seconds on Power. All the buttons are listed [here](/articles/lamps-one).",
        votes: 1,
      },
    ],
    comments: [{ by: "olive", after: 1, body: "He did. He is grounded (not really). Thanks!" }],
  },
  {
    key: "one-first-shots-cold",
    stage: "solved",
    asker: "freya",
    topic: "fernwood-one",
    title: "First espresso in the morning is lukewarm, second one is fine",
    body: "Ready lamp is on, so I expect it to be ready. But the first cup is never hot. Second one is perfect. New machine, two weeks old.",
    askedHoursAgo: 480,
    answers: [
      {
        by: "theo",
        after: 2,
        body: md`
          "Ready" means that the *heater* is ready. The group, the portafilter and the cup are still cold and take 15 degrees out of 30 ml of coffee.

          - Lock the empty portafilter and press **One cup** into your cup. This warms all three at once.
          - Empty the cup, and make your espresso right away.

          With the [wake-up timer](/articles/wake-up-timer) you can have it on ten minutes earlier; then it is not needed.
        `,
        votes: 7,
        worked: 4,
        accepted: 22,
      },
      {
        by: "ruth",
        after: 4,
        body: "I leave the portafilter locked in overnight. Does half of the job.",
        votes: 2,
      },
    ],
  },
  {
    key: "one-tamper-size",
    stage: "solved",
    asker: "imani",
    topic: "fernwood-one",
    title: "Which tamper fits the One?",
    body: "The one in the box is plastic. I want a proper one. 54 mm? I've seen 53.3 mentioned too.",
    askedHoursAgo: 402,
    answers: [
      {
        by: "hugo",
        after: 5,
        body: "54 is written on the basket, so 54.",
        votes: 0,
        didNotWork: { after: 30, reason: "Ordered a 54, it gets stuck half-way down." },
      },
      {
        by: "oskar",
        after: 9,
        body: "The basket is 54 mm at the rim but gets narrower towards the bottom. **53.3 mm** is the size that goes all the way down with a full dose of 16 g. A 54 sticks at the ridge.",
        votes: 5,
        worked: 2,
        accepted: 31,
      },
    ],
  },
  {
    key: "one-hot-plate",
    stage: "answered",
    asker: "bram",
    topic: "fernwood-one",
    title: "Cups on top do not get warm",
    body: "The top is supposed to be a cup warmer but after 20 minutes the cups are at best not cold. Is it a separate heater that could be broken?",
    askedHoursAgo: 44,
    answers: [
      {
        by: "maeve",
        after: 6,
        body: "There is no separate heater on the One, just what rises from below. Mine needs about 40 minutes. I gave up and use hot water.",
        votes: 3,
        worked: 1,
      },
      {
        by: "theo",
        after: 7.5,
        body: "What Maeve says. Put the cups upside down and close together, it makes a real difference. If the top stays *completely* cold after an hour, tell us.",
        votes: 2,
      },
    ],
  },
  {
    key: "one-espresso-machine-travel",
    stage: "stale",
    asker: "dmitri",
    topic: "fernwood-one",
    title: "Can I use the One in the US with an adapter?",
    body: "We are moving to Chicago in spring. Machine is from Germany, 230 V. Do I need only a plug adapter or is there something to switch inside?",
    askedHoursAgo: 640,
    answers: [
      {
        by: "jae",
        after: 4,
        body: "A plug adapter is not enough, the US has 120 V and the heater would get only a quarter of its power. You would need a step-up transformer for at least 1500 W, and those are heavy and cost more than they are worth. Sell it here and buy the 120 V one there. The pump also runs at 50 Hz.",
        votes: 6,
      },
    ],
  },
  {
    key: "one-new-today",
    stage: "open",
    asker: "yusuf",
    topic: "fernwood-one",
    title: "Grey rubber bits in the first water, is that normal?",
    body: "Just unpacked it, did the rinse with a full tank as described. In the first cup there are some tiny grey bits, feels like rubber. Safe to go on?",
    askedHoursAgo: 0.7,
    searched: ["first use rinse bits"],
    events: [{ after: 0.6, do: "claim", by: "theo" }],
  },
  {
    key: "one-zh-not-hot",
    stage: "answered",
    asker: "chen",
    topic: "fernwood-one",
    language: "zh-CN",
    title: "做完奶泡后咖啡发苦，需要等多久？",
    body: "我习惯先打奶泡再做咖啡，咖啡总是很苦。听说是温度太高，请问打完奶泡要等多久才能萃取？机器是 Fernwood One，用了半年。",
    askedHoursAgo: 18,
    answers: [
      {
        by: "mei",
        after: 2.4,
        body: md`
          不用干等，主动降温更快：

          1. 打完奶泡后，把蒸汽棒放在空杯上方，打开蒸汽阀；
          2. 等到流出的**是水而不是蒸汽**，大约 20 秒，关阀；
          3. 四个按键不再一起闪烁，就可以萃取了。

          其实更推荐先萃取、后打奶：奶泡放一分钟就会变粗，而咖啡放一分钟影响不大。
        `,
        votes: 2,
      },
    ],
  },
];
