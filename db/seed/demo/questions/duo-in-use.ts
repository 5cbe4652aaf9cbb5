import { type DemoQuestion, md } from "../types";

/** The Duo without a code: temperatures, steam and what people compare it with. */
export const duoInUse: DemoQuestion[] = [
  {
    key: "duo-ready-time",
    stage: "solved",
    asker: "ruth",
    topic: "fernwood-duo",
    title: "Can the Duo be ready faster in the morning without leaving it on all night?",
    body: "Eight minutes is a lot at 6 am. I don't want to leave it on overnight either. What do you all do?",
    askedHoursAgo: 1300,
    answers: [
      {
        by: "finn",
        after: 2,
        body: "Smart plug with a schedule. Works for me.",
        votes: 1,
        comments: [
          {
            by: "theo",
            after: 3,
            body: "Careful: with a plug the Duo starts in standby after a power cut, so it depends on *Settings › Start › After power loss*.",
          },
        ],
      },
      {
        by: "priya",
        after: 4.2,
        body: md`
          Two things together make it painless:

          - [Wake-up timer](/articles/wake-up-timer): set when it should be **ready**. It starts 12 minutes earlier by itself and does not need Wi-Fi for that.
          - Switch off the steam boiler on weekdays under *Settings › Boilers* if you drink it black. Then it is five minutes, and a third less electricity.
        `,
        votes: 8,
        worked: 3,
        accepted: 26,
      },
    ],
  },
  {
    key: "duo-temperature-offset",
    stage: "answered",
    asker: "ivan",
    topic: "fernwood-duo",
    title: "Display says 93 °C, my thermometer in the cup says 78 °C. Is the display wrong?",
    body: md`
      I measured the espresso in the cup with a kitchen thermometer. 78 °C. The display says 93 °C. That is 15 degrees!

      | shot | display | cup |
      |---|---|---|
      | 1 | 93 | 74 |
      | 2 | 93 | 78 |
      | 3 | 95 | 79 |

      Is there an offset that I can set?
    `,
    askedHoursAgo: 120,
    answers: [
      {
        by: "theo",
        after: 5,
        body: "93 °C is the water when it meets the coffee. It gives off heat to the puck, the spouts, the air and the cup; 75 to 80 °C in the cup is what everybody measures, and also what you want to drink. To check the machine itself: portafilter off, foam cup under the group, two seconds of water. That should be within two degrees of the display.",
        votes: 6,
        worked: 1,
      },
      {
        by: "emil",
        after: 9,
        body: "There is an offset: Settings › Service › Brew offset, ±5. But don't touch it before you did the test with the foam cup.",
        votes: 3,
      },
    ],
    events: [{ after: 20, do: "open-thread", by: "ivan" }],
  },
  {
    key: "duo-steam-boiler-empty",
    stage: "solved",
    asker: "greta",
    topic: "fernwood-duo",
    language: "de",
    title: "Duo macht nach dem Entkalken keinen Dampf mehr",
    body: "Gestern nach Anleitung entkalkt, seitdem steht rechts dauerhaft „heating“, aber es kommt kein Dampf. Kaffee geht ganz normal. Habe ich etwas kaputt gemacht?",
    askedHoursAgo: 290,
    answers: [
      {
        by: "jonas",
        after: 1.2,
        body: md`
          Nein, kaputt ist nichts. Der Dampfkessel ist nach dem Spülen leer und heizt aus Sicherheitsgründen nicht, bevor er wieder voll ist.

          1. Dampfhahn **öffnen** und ein Gefäß darunterstellen.
          2. *Settings › Care › Fill boilers* wählen und warten, bis Wasser kommt.
          3. Hahn schließen, fünf Minuten heizen lassen.

          Danach einmal kräftig Dampf ablassen, der erste schmeckt noch nach Entkalker.
        `,
        votes: 4,
        worked: 2,
        accepted: 2.5,
      },
    ],
    comments: [
      { by: "greta", after: 2.6, body: "Hat sofort geklappt, danke! Das sollte so in der Anleitung stehen." },
    ],
  },
  {
    key: "duo-pressure-gauge",
    stage: "with_support",
    escalation: "queued",
    asker: "elif",
    topic: "fernwood-duo",
    title: "Pressure climbs to 12 bar with a blind basket, should it not stop at 9?",
    body: "When I clean with the blind basket, the app shows 12.1 bar. I thought it is limited to 9. During a normal shot I see 9.2. Is the valve stuck?",
    askedHoursAgo: 24.03,
    searched: ["12 bar pressure", "pressure limit valve"],
  },
  {
    key: "duo-fruity-noise",
    stage: "open",
    asker: "nils",
    topic: "fernwood-duo",
    title: "High whistling noise for 3 seconds when the steam boiler gets ready",
    body: "It's like a kettle far away. Only when it goes from heating to ready. Two months old. Anyone else? Wondering whether it is the safety valve.",
    askedHoursAgo: 9,
    sameProblem: { people: 2, from: 1, to: 8 },
  },
  {
    key: "duo-warm-idle",
    stage: "closed",
    asker: "finn",
    topic: "fernwood-duo",
    title: "Which competitor machine has the better steam?",
    body: "Thinking about selling the Duo and getting something with more steam. What do you recommend? Around 1500.",
    askedHoursAgo: 610,
    answers: [{ by: "gabe", after: 2, body: "This is probably the wrong place to ask :)", votes: 3 }],
    events: [
      {
        after: 5,
        do: "close",
        by: "cleo",
        reason:
          "We would rather help you get good steam out of the Duo than judge other people's machines. If the steam is weak, ask about that: it is usually a blocked tip.",
      },
    ],
  },
];
