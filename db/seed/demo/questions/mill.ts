import { type DemoQuestion, md } from "../types";

export const mill: DemoQuestion[] = [
  {
    key: "mill-numbers-moved",
    stage: "solved",
    asker: "maeve",
    topic: "fernwood-mill",
    title: "After cleaning, my espresso setting moved from 10 to 16",
    body: "Cleaned the burrs for the first time. Now 10 chokes the machine completely and I have to go to 16 for the same shot. Did I put it together wrong?",
    askedHoursAgo: 980,
    sameProblem: { people: 3, from: 60, to: 600 },
    answers: [
      {
        by: "oskar",
        after: 0.7,
        body: md`
          Nothing is wrong: zero is where the burrs touch, and after cleaning they sit a little differently. You need to tell the scale where zero is now.

          Run the motor without beans, turn slowly towards fine until you hear the first chirp, go back by a hair, switch off, loosen the 2 mm screw and turn **only the scale** to 0. [Pictures are here](/articles/zero-point-mill).

          Six steps is much, though. Please look whether a grain is stuck under the lower burr before you do it.
        `,
        votes: 10,
        worked: 6,
        accepted: 5,
        comments: [{ by: "maeve", after: 5.2, body: "There was a grain! Now it's at 11. Thanks Oskar" }],
      },
    ],
  },
  {
    key: "mill-clumps",
    stage: "solved",
    asker: "nadia",
    topic: "fernwood-mill",
    title: "Coffee comes out in clumps and sprays on the walls",
    body: "Static? Half of it sticks to the chute, the rest flies around. Worse in winter.",
    askedHoursAgo: 700,
    answers: [
      {
        by: "oskar",
        after: 2.2,
        body: "Static, yes. One drop of water on the beans before grinding: dip a spoon handle in water and stir the beans with it. No more than one drop for 18 g. It sounds wrong and works at once.",
        votes: 12,
        worked: 8,
        accepted: 24,
      },
      {
        by: "hugo",
        after: 3,
        body: "I earth the machine by touching the heater lol. The water trick is better.",
        votes: 1,
      },
      {
        by: "anton",
        after: 48,
        body: "Does the water not make the burrs rust?",
        votes: 0,
        comments: [
          {
            by: "oskar",
            after: 50,
            body: "One drop is taken up by the beans. I have done it for three years and looked at the burrs last month: nothing.",
          },
        ],
      },
    ],
  },
  {
    key: "mill-stops",
    stage: "solved",
    asker: "jude",
    topic: "fernwood-mill",
    title: "Mill stops after 2 seconds and hums",
    body: "Light roast, setting 7. Starts, two seconds, then only humming. If I go to 20 it runs.",
    askedHoursAgo: 455,
    answers: [
      {
        by: "ivan",
        after: 1,
        body: "jammed. unplug it, open, take out the beans, start at 20 with the motor running and go finer slowly",
        votes: 3,
        worked: 1,
      },
      {
        by: "oskar",
        after: 3.5,
        body: "What Ivan says, and the reason: if you change the setting finer while the burrs are full and *standing*, beans get wedged between them. Always turn while it runs. After the jam, please check that it starts by itself at 7 when empty. If it hums when empty too, the start capacitor is weak, and that is a repair.",
        votes: 5,
        accepted: 21,
      },
    ],
  },
  {
    key: "mill-french-press-setting",
    stage: "solved",
    asker: "rosa",
    topic: "fernwood-mill",
    language: "de",
    title: "Welche Einstellung für French Press?",
    body: "Die Anleitung sagt nur „grob“. Welche Zahl ist das ungefähr?",
    askedHoursAgo: 330,
    answers: [
      {
        by: "oskar",
        after: 1,
        body: "Fang bei 34 an. Zu dünn: zwei Stufen feiner, zu bitter oder schlammig: zwei gröber.",
        votes: 2,
      },
    ],
    events: [
      { after: 1.2, do: "mark-duplicate", by: "oskar", article: "grind-size-chart" },
      { after: 4, do: "confirm-duplicate", by: "rosa" },
    ],
  },
  {
    key: "mill-single-dose",
    stage: "solved",
    asker: "samir",
    topic: "fernwood-mill",
    title: "How much stays inside when I single-dose?",
    body: "I weigh 18.0 in and get 17.4 out, then 18.5 the next time. Where is it and can I get it out?",
    askedHoursAgo: 520,
    answers: [
      {
        by: "quinn",
        after: 1,
        body: "About half a gram in the chute. Close the lid and press it down twice with your palm at the end: the puff of air blows it out.",
        votes: 7,
        worked: 4,
        accepted: 12,
      },
      {
        by: "theo",
        after: 8,
        body: "And the Mill should be tilted forward by a centimetre (a folded cloth under the back feet). Gravity is free.",
        votes: 5,
        worked: 2,
      },
    ],
  },
  {
    key: "mill-burr-life",
    stage: "answered",
    asker: "hugo",
    topic: "fernwood-mill",
    title: "When should I change the burrs?",
    body: "Mill is 4 years old, about 300 kg I guess? It still grinds but I have to go finer and finer. Is there a way to see it?",
    askedHoursAgo: 66,
    answers: [
      {
        by: "oskar",
        after: 4,
        body: "Run a fingernail over the edge of a tooth (unplugged!). If it catches, it is sharp; if it slides off, change them. Three hundred kilos would be early, they are good for 500.",
        votes: 3,
      },
      {
        by: "dana",
        after: 20,
        body: "Going finer over months is normal wear, and also what happens when the zero has moved. Set the zero first, it's free.",
        votes: 2,
      },
    ],
  },
  {
    key: "mill-noise-chirp",
    stage: "with_support",
    escalation: "acknowledged",
    asker: "jae",
    topic: "fernwood-mill",
    title: "Chirping at setting 5 even after cleaning twice",
    body: md`
      Burrs are clean, I looked under the lower one (no grain), red dots match. It chirps at 5 and below with the scale set so that 0 would be far beyond.

      If I turn the upper burr by 180° the chirp starts at 8. So the burr (or its seat) is not flat?
    `,
    askedHoursAgo: 27,
    searched: ["chirp zero point", "burr not flat"],
    rejected: ["mill-numbers-moved"],
    sameProblem: { people: 1, from: 10, to: 20 },
  },
  {
    key: "mill-hopper-crack",
    stage: "open",
    asker: "uma",
    topic: "fernwood-mill",
    title: "Can I order just the lid of the hopper?",
    body: "Dropped it. The hopper is fine, the lid has lost a corner. In the shop I only find hopper with lid.",
    askedHoursAgo: 5.5,
  },
  {
    key: "mill-timer-drift",
    stage: "stale",
    asker: "beatriz",
    topic: "fernwood-mill",
    title: "Timed dose differs by a gram from day to day",
    body: "I set 8.5 s for 18 g. Some days I get 17, other days 18.6. Same beans.",
    askedHoursAgo: 900,
    answers: [
      {
        by: "oskar",
        after: 5,
        body: "Beans change with the weather and with age, and the last ones in the hopper feed more slowly. Time is only a proxy for weight. Keep the hopper at least a third full, or weigh.",
        votes: 4,
      },
      {
        by: "samir",
        after: 30,
        body: "I gave up on timing and weigh the beans instead, see my other thread.",
        votes: 1,
      },
    ],
  },
];
