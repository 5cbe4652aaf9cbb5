import { type DemoQuestion, md } from "../types";

/** Threads with many voices, and the turns that a thread can take now and then. */
export const kitchenTalk: DemoQuestion[] = [
  {
    key: "talk-whistle-duplicate",
    stage: "duplicate",
    asker: "quinn",
    topic: "fernwood-duo",
    title: "Whistle when steam gets to temperature",
    body: "New since last week. Short, high, harmless? Mine is one year old, serial 1320.",
    askedHoursAgo: 6.4,
    answers: [
      { by: "emil", after: 0.5, body: "Mine does it in the mornings only. Stopped worrying.", votes: 1 },
    ],
    events: [
      { after: 0.9, do: "mark-duplicate", by: "theo", question: "duo-fruity-noise" },
      { after: 1.4, do: "confirm-duplicate", by: "quinn" },
    ],
  },
  {
    key: "talk-milk-first",
    stage: "answered",
    asker: "wendy",
    topic: "brewing",
    title: "Can I froth first and brew after with the One?",
    body: "Milk first would suit me because the baby's bottle comes first anyway.",
    askedHoursAgo: 8.8,
    answers: [
      {
        by: "tariq",
        after: 0.4,
        body: "yes but let the water out of the wand after or all 4 buttons blink",
        votes: 2,
      },
    ],
    events: [{ after: 1.5, do: "mark-duplicate", by: "theo", question: "one-four-buttons-blink" }],
  },
  {
    key: "talk-best-beans",
    stage: "solved",
    asker: "amara",
    topic: "brewing",
    title: "How long after roasting are beans good for espresso?",
    body: "My roaster says wait two weeks, the shop's bag says “best fresh”. Who is right?",
    askedHoursAgo: 1060,
    answers: [
      {
        by: "karim",
        after: 1,
        body: "Fresher is better, always.",
        votes: 0,
        didNotWork: { after: 60, reason: "Two days old: foam everywhere, no taste." },
      },
      {
        by: "oskar",
        after: 2.5,
        body: "Both, in a way. In the first week beans still give off gas, which pushes the water away and makes the shot run unevenly. For espresso I open the bag after 10 days and use it up by week six. Filter coffee is less fussy.",
        votes: 9,
        worked: 4,
        accepted: 61,
      },
      {
        by: "ruth",
        after: 8,
        body: "Dark roasts are ready earlier. Five days is enough for mine.",
        votes: 4,
      },
      {
        by: "emil",
        after: 12,
        body: "I write the roast date and “open from” on the bag with a marker. No more guessing.",
        votes: 3,
      },
      {
        by: "ivan",
        after: 20,
        body: "And freeze what you can't use in six weeks, in small portions. Grind frozen, works fine.",
        votes: 5,
        worked: 1,
      },
    ],
  },
  {
    key: "talk-grinder-noise-night",
    stage: "solved",
    asker: "finn",
    topic: "grinders",
    title: "How do you grind at 5 am without waking everybody?",
    body: "Early shift. Mill on a wooden worktop is like a drum. Ideas?",
    askedHoursAgo: 890,
    answers: [
      {
        by: "dana",
        after: 0.5,
        body: "Grind the evening before. One night doesn't ruin it.",
        votes: 3,
        worked: 1,
      },
      {
        by: "nils",
        after: 1.2,
        body: "A mouse mat underneath. Sounds silly, halves the noise.",
        votes: 8,
        worked: 5,
        accepted: 26,
      },
      { by: "imani", after: 2, body: "I do it in the bathroom…", votes: 4 },
      {
        by: "aiden",
        after: 3.4,
        body: "Folded towel under the Mill and a cushion in front of the door. Married 14 years.",
        votes: 6,
      },
      {
        by: "oskar",
        after: 5,
        body: "Mouse mat, and hopper full: beans on top dampen a lot. Single-dosing is the loudest way to use any grinder.",
        votes: 5,
      },
    ],
  },
  {
    key: "talk-hard-water-city",
    stage: "solved",
    asker: "sofie",
    topic: "cleaning",
    title: "22 °dH here. Filter, bottled water or both?",
    body: "Strip shows three red fields, the utility says 22. I read about filters but a cartridge every month is expensive.",
    askedHoursAgo: 1180,
    answers: [
      {
        by: "emil",
        after: 1,
        body: "Jug filter for the tap water, then into the tank. Cheaper than cartridges.",
        votes: 5,
        worked: 2,
      },
      {
        by: "jonas",
        after: 3,
        body: md`
        At 22 I would not rely on a cartridge alone. What works out cheapest, for two people:

        | Way | Per month | Descale |
        |---|---|---|
        | Cartridge only | €9, lasts four weeks | every 2 months |
        | Jug filter, then tank | €4 | every 3 months |
        | Bottled, below 8 °dH | €6 and carrying it | once a year |

        I do the middle one. Set the hardness to 2 then, because the jug brings it to about 8.
      `,
        votes: 13,
        worked: 6,
        accepted: 30,
      },
      {
        by: "vera",
        after: 9,
        body: "Bottled here. Look for “suitable for baby food”, those are soft.",
        votes: 4,
        worked: 2,
      },
      {
        by: "hugo",
        after: 27,
        body: "Whatever you do, don't use the softener of the dishwasher, it's salt.",
        votes: 2,
        comments: [
          {
            by: "jonas",
            after: 28,
            body: "Good point. Softened by salt means the sensor is happy and the coffee is not.",
          },
        ],
      },
    ],
  },
  {
    key: "talk-app-battery",
    stage: "solved",
    asker: "bram",
    topic: "app-wifi",
    title: "App drains my phone's battery",
    body: "12 % in the background overnight, Android 14.",
    askedHoursAgo: 640,
    answers: [
      { by: "kaito", after: 1, body: "Location permission? It only needs it for pairing.", votes: 4 },
      {
        by: "priya",
        after: 1.8,
        body: "Kaito has it: after pairing set **Location** to “never” and **Nearby devices** to “only while in use”. Notifications and the timer go on working, they come from the server.",
        votes: 8,
        worked: 4,
        accepted: 24,
      },
      { by: "xiao", after: 40, body: "Thanks, same for me. 12 → 1 %.", votes: 1 },
    ],
  },
  {
    key: "talk-kid-lock",
    stage: "solved",
    asker: "elif",
    topic: "app-wifi",
    title: "Child lock for the steam tap?",
    body: "Two-year-old discovered the knob. Is there any way to lock steam?",
    askedHoursAgo: 530,
    answers: [
      {
        by: "marco",
        after: 0.7,
        body: "Duo: switch the steam boiler off in the app when you don't need it. No pressure, nothing happens.",
        votes: 6,
        worked: 2,
      },
      {
        by: "priya",
        after: 2,
        body: "On both: **Machine › Lock** in the app. All buttons are dead until you unlock or hold Power for ten seconds. The tap itself is mechanical, so with a hot machine let the steam out first.",
        votes: 7,
        worked: 3,
        accepted: 25,
      },
    ],
    events: [
      {
        after: 28,
        do: "edit-question",
        by: "elif",
        body: "Two-year-old discovered the knob. Is there any way to lock steam, and the buttons as well?\n\n*Edit: it's a Duo, and the app is on 3.3.*",
      },
    ],
  },
  {
    key: "talk-scam-seller",
    stage: "answered",
    asker: "karim",
    topic: "orders",
    title: "Is fernwood-outlet dot shop one of yours?",
    body: "They sell the Duo for half the price. Looks real, same pictures.",
    askedHoursAgo: 33,
    answers: [
      { by: "aiden", after: 0.6, body: "No imprint, payment only in advance. I would not.", votes: 7 },
      { by: "freya", after: 1.1, body: "Domain was registered three weeks ago. Says it all.", votes: 5 },
      {
        by: "priya",
        after: 2,
        body: "It is not on the list of dealers. Aiden is right, keep away and don't enter anything there.",
        votes: 6,
      },
      { by: "pablo", after: 20, body: "bought there, came in 3 days, all good!! use code PABLO10", votes: 0 },
    ],
    events: [
      {
        after: 20.4,
        do: "report",
        by: "aiden",
        answer: 3,
        reason: "spam",
        note: "Account writes the same in three threads.",
      },
      { after: 21, do: "report", by: "karim", answer: 3, reason: "spam", note: "" },
      { after: 4, do: "open-thread", by: "karim" },
    ],
  },
];
