import { type DemoQuestion, md } from "../types";

/** The One, when something is wrong with it: leaks, lamps and noises. */
export const oneFaults: DemoQuestion[] = [
  {
    key: "one-loud-after-refill",
    stage: "solved",
    asker: "mara",
    topic: "fernwood-one",
    title: "Pump is loud and no water comes out after refilling the tank",
    body: md`
      Filled the tank this morning because the blue lamp was on. Since then pressing One cup only makes a very loud rattling noise for about 10 seconds, then it stops and the blue lamp blinks *fast*.

      What I tried: took the tank out and in again (three times), switched it off for an hour, checked that there is water in the tank (there is, it is full).

      Fernwood One, about a year old, no filter.
    `,
    askedHoursAgo: 1010,
    searched: ["pump loud no water", "blue lamp blinking fast"],
    sameProblem: { people: 4, from: 40, to: 700 },
    answers: [
      {
        by: "gabe",
        after: 0.6,
        body: "Had that too, with mine the tank was not down all the way. You have to push until you hear the click. If you did that already I don't know, sorry.",
        votes: 1,
        didNotWork: { after: 1.1, reason: "It does click. Still the same noise." },
      },
      {
        by: "theo",
        after: 1.4,
        body: md`
          Fast blinking means that the pump draws air: there is water in the tank, but none in the hose. It cannot get rid of the air through the coffee, but it can through the steam wand.

          1. Put a cup under the steam wand and **open the tap**.
          2. Press **Two cups**. It will be loud at first.
          3. As soon as water comes out of the wand, close the tap.
          4. Press **One cup** without coffee to check.

          You will hear that it worked: the rattle turns into a low hum. If no water comes after the third attempt, look at the valve under the tank; a bean or a bit of lime keeps it open. The picture in [Fill and seat the water tank](/articles/water-tank) shows where.
        `,
        votes: 9,
        worked: 5,
        accepted: 2.2,
        comments: [
          {
            by: "mara",
            after: 2.25,
            body: "Second attempt and it hummed. Thank you so much, I was about to send it back!",
          },
          {
            by: "dana",
            after: 310,
            body: "Adding for the next one: it took me five attempts after descaling. Don't give up at three.",
          },
        ],
      },
    ],
  },
  {
    key: "one-drips-after-brewing",
    stage: "solved",
    asker: "emil",
    topic: "fernwood-one",
    title: "Keeps dripping from the group for a minute after the shot",
    body: "After I stop the shot it goes on dripping, maybe 10 ml in total. Is the valve broken? It did not do that in the first months I think.",
    askedHoursAgo: 905,
    answers: [
      {
        by: "theo",
        after: 3.1,
        body: md`
          A few drops are normal: the water above the coffee has to go somewhere. 10 ml is a bit much, and the usual cause is not the valve but coffee in it.

          Run the cleaning from [Clean the brew group](/articles/clean-the-group) once with powder (if yours is from 2022 or later, see the plate underneath) and look at it again tomorrow. If it still drips **while no button is lit**, write here, then it is the valve after all.
        `,
        votes: 4,
        worked: 2,
        accepted: 29,
        comments: [{ by: "emil", after: 29.1, body: "down to three drops. it was really dirty…" }],
      },
    ],
  },
  {
    key: "one-four-buttons-blink",
    stage: "solved",
    asker: "tariq",
    topic: "fernwood-one",
    title: "all 4 buttons blinking after milk foam, cant make coffee",
    body: "every time i foam milk first the 4 buttons blink and it does nothing. have to wait like 5 min. is that normal",
    askedHoursAgo: 560,
    answers: [
      {
        by: "jonas",
        after: 0.8,
        body: "Yes, that is on purpose. For steam the heater goes to about 130 °C, and at that temperature it would burn the coffee. Open the steam tap over a cup until **water** comes instead of steam, then close it. That cools it down in 20 seconds instead of 5 minutes. Or make the coffee first.",
        votes: 5,
        accepted: 8,
      },
    ],
  },
  {
    key: "one-leak-bottom",
    stage: "with_support",
    escalation: "in_progress",
    asker: "mara",
    topic: "fernwood-one",
    title: "Water under the machine every morning",
    body: md`
      There is a puddle under the machine each morning, roughly half a cup. It was **not** used overnight and it was off.

      - drip tray is empty and dry
      - the tank alone, standing on paper, does not leak (checked for a night)
      - with the tank removed there is no puddle

      So it must come from where the tank sits? Bought 14 months ago.
    `,
    askedHoursAgo: 31,
    privateDetails:
      "Serial number FO-2291-08813, order 40-118273. I can bring it to the shop in Freiburg if that helps.",
    searched: ["leak bottom", "puddle under machine overnight", "tank valve leak"],
    rejected: ["one-loud-after-refill"],
    sameProblem: { people: 2, from: 3, to: 20 },
    answers: [
      {
        by: "farah",
        after: 2.2,
        body: "Might be condensation? Mine does that in summer.",
        didNotWork: {
          after: 3,
          reason: "Half a cup every night is not condensation, and the kitchen is cold.",
        },
      },
    ],
    comments: [
      {
        by: "theo",
        after: 4.5,
        body: "Your test with the tank on paper is exactly right. It points to the seat of the valve, on the machine's side.",
      },
    ],
    events: [
      {
        after: 5,
        do: "needs-staff",
        by: "theo",
        cause: "product_defect",
        note: "Tank is tight, machine leaks only with the tank in. Looks like the lower valve seal on the machine side, which is not a customer part.",
      },
      { after: 7.5, do: "take", by: "ines" },
      {
        after: 8,
        do: "private-message",
        by: "ines",
        body: "Hello Mara, thank you for testing this so carefully; that saves us a whole round. I have your serial number. I am asking the workshop whether the seal can be sent to you, or whether the machine should come in. Please put a towel under it and take the tank off overnight.",
      },
      {
        after: 8.1,
        do: "promise",
        by: "ines",
        what: "whether we send you the seal or collect the machine",
        why: "the workshop has to check which valve your series has",
        dueInHours: 26,
      },
      {
        after: 8.2,
        do: "note",
        by: "ines",
        body: "Series 2291 had two suppliers for this valve. Asked Bernd in the workshop, he looks it up tomorrow morning.",
      },
      {
        after: 9,
        do: "private-message",
        by: "mara",
        body: "Will do, thanks. The kitchen worktop is oak, so I'm grateful for anything quick.",
      },
    ],
  },
  {
    key: "one-descale-lamp-stays",
    stage: "duplicate",
    asker: "wendy",
    topic: "fernwood-one",
    title: "amber light came back one day after descaling",
    body: "I did the descaling yesterday, everything as described, took forever. Today the amber light is on again!! Do I have to do it all again?",
    askedHoursAgo: 215,
    answers: [
      {
        by: "jude",
        after: 1,
        body: "Same here last month, I just did it again and then it was gone.",
        votes: 0,
      },
    ],
    events: [
      { after: 2.5, do: "mark-duplicate", by: "theo", question: "clean-lime-lamp-again" },
      { after: 3.2, do: "confirm-duplicate", by: "wendy" },
    ],
    comments: [
      { by: "wendy", after: 3.3, body: "It was the rinse! I had stopped after half a tank. Thank you" },
    ],
  },
  {
    key: "one-es-no-calienta",
    stage: "solved",
    asker: "lucia",
    topic: "fernwood-one",
    language: "es",
    title: "La Fernwood One no calienta la leche, sale solo agua",
    body: "Hola, cuando abro el vapor sale agua caliente casi todo el rato y muy poco vapor. La compré hace tres meses. ¿Qué hago mal?",
    askedHoursAgo: 350,
    answers: [
      {
        by: "beatriz",
        after: 4,
        body: md`
          Hola, Lucía. Casi siempre es por no esperar: hay que pulsar **Steam** y esperar hasta que el botón deje de parpadear (unos 30 segundos). Después:

          1. Abre el grifo dos segundos sobre una taza para sacar el agua.
          2. Ciérralo, mete la lanza en la leche y ábrelo del todo.

          Si después de eso sigue saliendo agua, limpia los tres agujeros de la punta con la aguja.
        `,
        votes: 3,
        worked: 1,
        accepted: 20,
      },
    ],
  },
];
