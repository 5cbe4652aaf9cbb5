import { type DemoQuestion, md } from "../types";

export const cleaning: DemoQuestion[] = [
  {
    key: "clean-lime-lamp-again",
    stage: "solved",
    asker: "dana",
    topic: "cleaning",
    title: "Lime lamp comes back after descaling the One",
    body: "Descaled twice this week because the amber lamp comes back the next morning. Is the sensor broken or am I doing something wrong?",
    askedHoursAgo: 1280,
    searched: ["amber lamp after descaling"],
    sameProblem: { people: 5, from: 100, to: 1000 },
    answers: [
      {
        by: "theo",
        after: 1.3,
        body: md`
          There is no lime sensor. The machine counts water, and the counter is set back only when a **full tank has gone through in one go** at the end. If you stop to empty the bowl and wait longer than two minutes, it does not count.

          So: no new descaler. Fill the tank to MAX, put two bowls ready, press **Two cups** again and again until the tank lamp comes on. Then the lime lamp goes off and stays off.
        `,
        votes: 17,
        worked: 11,
        accepted: 9,
        comments: [
          { by: "dana", after: 9.1, body: "It was the bowl. I waited for it to cool down…" },
          { by: "cleo", after: 30, body: "Thank you, Theo. I have added the full tank to the article." },
        ],
      },
      {
        by: "finn",
        after: 20,
        body: "Holding Power 5 s also resets it I think?",
        votes: 0,
        comments: [{ by: "theo", after: 21, body: "No, that resets the cup volumes." }],
      },
    ],
  },
  {
    key: "clean-citric-acid",
    stage: "solved",
    asker: "marco",
    topic: "cleaning",
    title: "Can I use plain citric acid instead of the sachets?",
    body: "A kilo costs as much as two sachets. How much would I need for the One?",
    askedHoursAgo: 760,
    answers: [
      {
        by: "jonas",
        after: 2.5,
        body: "25 g for 500 ml. **Cold** water only: hot citric acid makes a deposit that is harder than the lime. Stir until it is clear.",
        votes: 9,
        worked: 5,
        accepted: 3.4,
      },
      {
        by: "karim",
        after: 4,
        body: "vinegar is even cheaper",
        comments: [
          {
            by: "jonas",
            after: 4.4,
            body: "Please don't: it attacks the seals, and you taste it for weeks.",
          },
        ],
      },
    ],
    events: [
      {
        after: 6,
        do: "hide-answer",
        by: "jonas",
        answer: 2,
        reason: "Vinegar damages the seals. Hidden so that nobody follows it by accident.",
      },
    ],
  },
  {
    key: "clean-steam-tip-stuck",
    stage: "solved",
    asker: "freya",
    topic: "cleaning",
    title: "Steam tip cannot be unscrewed",
    body: "It's stuck. I don't want to use pliers.",
    askedHoursAgo: 430,
    answers: [
      {
        by: "theo",
        after: 1,
        body: "Dried milk is a good glue. Open the steam for ten seconds to heat it, close, wrap a wet cloth round it and turn while it is still warm. No pliers, the tip is soft.",
        votes: 6,
        worked: 4,
        accepted: 2,
      },
    ],
  },
  {
    key: "clean-mould-tank",
    stage: "solved",
    asker: "esra",
    topic: "cleaning",
    language: "de",
    title: "Schwarze Punkte im Wassertank nach dem Urlaub",
    body: "Drei Wochen weg gewesen, Wasser war noch drin. Jetzt sind unten kleine schwarze Punkte. Ist das Schimmel? Kann ich die Maschine noch benutzen?",
    askedHoursAgo: 240,
    answers: [
      {
        by: "jonas",
        after: 1.6,
        body: md`
          Wahrscheinlich ja, und es ist lösbar:

          1. Tank und Ventil mit heißem Wasser und Spülmittel ausbürsten, gut ausspülen. Filter wegwerfen.
          2. Einmal [entkalken](/articles/descale-one); die Säure räumt auch in den Leitungen auf.
          3. Zwei volle Tanks frisches Wasser durchlaufen lassen.

          Vor dem nächsten Urlaub: Tank leeren und offen trocknen lassen.
        `,
        votes: 4,
        worked: 1,
        accepted: 28,
      },
    ],
  },
  {
    key: "clean-backflush-old-one",
    stage: "solved",
    asker: "finn",
    topic: "cleaning",
    title: "My One has no blind basket in the box. Missing?",
    body: "The article on cleaning shows a basket without holes. I don't have one. Machine is from 2021.",
    askedHoursAgo: 300,
    answers: [
      {
        by: "vera",
        after: 12,
        body: "Not missing. Ones before 2022 have no release valve so you must not backflush them at all. A brush is enough.",
        votes: 5,
        worked: 1,
      },
    ],
    events: [
      { after: 12.5, do: "mark-duplicate", by: "theo", article: "clean-the-group" },
      {
        after: 30,
        do: "reject-duplicate",
        by: "finn",
        reason: "The article is where the question came from. Vera's answer is what I needed.",
      },
      { after: 31, do: "accept", by: "finn", answer: 1 },
    ],
  },
  {
    key: "clean-dishwasher",
    stage: "solved",
    asker: "olive",
    topic: "cleaning",
    title: "What can go into the dishwasher?",
    body: "Tray, tank, portafilter? The manual only says “clean by hand”.",
    askedHoursAgo: 185,
    answers: [
      {
        by: "maeve",
        after: 3,
        body: "I put everything in. Never a problem.",
        votes: 1,
        didNotWork: { after: 60, reason: "The portafilter came out grey and dull." },
      },
      {
        by: "theo",
        after: 9,
        body: md`
          | Part | Dishwasher |
          |---|---|
          | Drip tray and its grid | yes, upper rack |
          | Tank | no: it clouds, and the magnet falls out |
          | Portafilter, baskets | no: aluminium turns grey |
          | Tip and sleeve of the wand | yes, in a cutlery basket with a lid |
        `,
        votes: 8,
        worked: 2,
        accepted: 62,
      },
    ],
  },
  {
    key: "clean-filter-change",
    stage: "answered",
    asker: "mara",
    topic: "cleaning",
    title: "Filter reminder every three weeks, the article says two months",
    body: "Is the app counting wrong? I make about 6 coffees a day plus milk.",
    askedHoursAgo: 76.2,
    answers: [
      {
        by: "jonas",
        after: 4,
        body: "Two months **or 50 litres**, whichever comes first. Six coffees with rinsing and steam are about 2 litres a day, so 25 days. The app is right, and you are a good customer.",
        votes: 3,
      },
    ],
    events: [{ after: 10, do: "open-thread", by: "mara" }],
  },
  {
    key: "clean-descale-stuck",
    stage: "with_support",
    escalation: "answered",
    asker: "bram",
    topic: "cleaning",
    title: "Descaling stops after five minutes with the fast blinking lamp",
    body: "Third attempt now. Always stops after about 5 min, lime lamp blinks fast. Fresh descaler every time. It can't be that nobody else has this?",
    askedHoursAgo: 61,
    searched: ["lime lamp blinking fast", "descaling interrupted"],
    answers: [
      {
        by: "wendy",
        after: 3,
        body: "Is the steam tap open? You have to open it before starting.",
        votes: 2,
        didNotWork: { after: 5, reason: "It was open, as in the picture." },
      },
      {
        by: "dana",
        after: 8,
        body: "Perhaps the tank was not clicked in?",
        votes: 0,
        didNotWork: { after: 9, reason: "Checked, it clicks." },
      },
    ],
    events: [
      {
        after: 9.2,
        do: "ask-person",
        by: "bram",
        note: "Two suggestions tried, neither helped. I'd like somebody who knows the machine.",
      },
      { after: 12, do: "take", by: "ines" },
      {
        after: 12.6,
        do: "reply",
        by: "ines",
        body: md`
          Thank you for trying all this. Stopping after five minutes means that the flow is below what the programme expects: so much lime has come loose that it blocks the way. There is a gentler programme for this:

          1. Fill in a fresh sachet with 500 ml of water.
          2. Hold **Two cups** (instead of One cup) and **Steam** for five seconds. The lamp blinks in pairs.
          3. This takes 50 minutes, with longer breaks. Rinse with two full tanks.

          If it stops again, write down after how many minutes. We will then collect it.
        `,
      },
    ],
  },
  {
    key: "clean-smell-plastic-water",
    stage: "open",
    asker: "ivan",
    topic: "cleaning",
    title: "Water tastes of chlorine even with a new filter",
    body: "New filter since yesterday, soaked and shaken until no bubbles. Hot water for tea still smells like a swimming pool. Do I need to rinse it longer?",
    askedHoursAgo: 14,
    sameProblem: { people: 1, from: 2, to: 10 },
    comments: [{ by: "sofie", after: 3, body: "Which water supplier? Ours adds more after heavy rain." }],
  },
  {
    key: "clean-es-vacaciones",
    stage: "answered",
    asker: "carla",
    topic: "cleaning",
    language: "es",
    title: "¿Cómo dejo la máquina si me voy un mes?",
    body: "Me voy fuera todo el mes que viene. ¿Basta con vaciar el depósito o tengo que hacer algo más? Tengo la Duo.",
    askedHoursAgo: 29,
    answers: [
      {
        by: "beatriz",
        after: 5,
        body: "Vacía el depósito y la bandeja, sécalos y déjalos abiertos. En la Duo usa además *Settings › Care › Drain for transport*: vacía las dos calderas. A la vuelta, llena y enjuaga medio litro.",
        votes: 3,
      },
    ],
  },
];
