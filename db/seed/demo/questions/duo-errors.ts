import { type DemoQuestion, md } from "../types";

/** The codes on the display of the Duo. */
export const duoErrors: DemoQuestion[] = [
  {
    key: "duo-e07-fine-grind",
    stage: "solved",
    asker: "quinn",
    topic: "fernwood-duo",
    title: "E-07 in the middle of a shot, but only with one bag of beans",
    body: md`
      Duo, two years old. With my usual beans everything is fine. With a new bag (light roast) it stops after 12 seconds and shows E-07. Back to the old beans: fine.

      The log from the app, if that helps:

      ~~~
      07:41:03 brew start  target=36g
      07:41:09 flow 0.2 ml/s  p=9.4 bar
      07:41:15 flow 0.0 ml/s  p=10.1 bar
      07:41:15 E-07 no flow
      ~~~
    `,
    askedHoursAgo: 1190,
    answers: [
      {
        by: "theo",
        after: 1.1,
        body: md`
          Your log tells it: pressure goes **up** to 10 bar while the flow goes to zero. The machine pushes, and the coffee lets nothing through. Light roasts are harder and break into more dust, so the same setting is effectively finer.

          Go three steps coarser, keep the 18 g, and look at the time again. A real E-07 from a blocked pump would show *low* pressure. The other causes are in [Messages on the Duo](/articles/error-codes-duo).
        `,
        votes: 11,
        worked: 4,
        accepted: 3,
      },
      {
        by: "oskar",
        after: 6,
        body: "And stir with a needle before tamping. Light roasts clump more, and a clump right under the shower screen is enough for this.",
        votes: 4,
      },
    ],
    comments: [
      {
        by: "quinn",
        after: 3.1,
        body: "Two and a half steps coarser and it's the best coffee I've had this year.",
      },
    ],
  },
  {
    key: "duo-e12-returns",
    stage: "with_support",
    escalation: "answered",
    asker: "sofie",
    topic: "fernwood-duo",
    title: "E-12 comes back after ten minutes unplugged",
    body: "Since Monday it shows E-12 every morning about two minutes after switching on. I unplugged it for ten minutes as in the article, twice. It works for one coffee and then E-12 again. Steam side is fine.",
    askedHoursAgo: 52,
    privateDetails: "Serial FD-1180-00427, bought at your online shop, registered in the app.",
    searched: ["e-12", "E-12 coffee boiler sensor"],
    answers: [
      {
        by: "jonas",
        after: 3,
        body: "You have done everything one can do from outside. That it works while cold and fails while warming up speaks for the sensor or its plug.",
        votes: 2,
      },
    ],
    events: [
      {
        after: 3.1,
        do: "needs-staff",
        by: "jonas",
        cause: "product_defect",
        note: "E-12 twice after the ten-minute reset, reproducible when warm. Sensor of the coffee boiler.",
      },
      { after: 5, do: "take", by: "hana" },
      {
        after: 5.2,
        do: "note",
        by: "hana",
        body: "Registered, so third year applies: covered until next March.",
      },
      {
        after: 6,
        do: "reply",
        by: "hana",
        body: md`
          Jonas is right, this is the sensor of the coffee boiler, and it is covered by the warranty. What happens now:

          1. You get a repair number and a label today, by mail.
          2. Run *Settings › Care › Drain for transport* and [pack it as described](/articles/send-in-for-repair).
          3. From the day it arrives the workshop needs up to seven working days. If it takes longer you get a loan machine.

          Until then you can use it for steam: switch the coffee boiler off under *Settings › Boilers*.
        `,
      },
      {
        after: 6.1,
        do: "private-message",
        by: "hana",
        body: "Your repair number is R-55120. Do you still have the box? If not I will send one along with the driver.",
      },
      {
        after: 9,
        do: "private-message",
        by: "sofie",
        body: "I have the box, thanks. Dropping it off on Thursday.",
      },
    ],
  },
  {
    key: "duo-e03-tank",
    stage: "solved",
    asker: "marco",
    topic: "fernwood-duo",
    title: "E-03 although the tank is in",
    body: "Display says E-03 tank not seated. It is seated. I push it, it clicks, E-03 stays.",
    askedHoursAgo: 840,
    answers: [
      {
        by: "kaito",
        after: 0.4,
        body: "Wipe the small magnet on the back of the tank, low on the right. Mine had a film of lime on it and the sensor did not see it.",
        votes: 6,
        worked: 3,
        accepted: 1.1,
      },
      {
        by: "theo",
        after: 0.9,
        body: "Good one, Kaito. If the magnet has fallen out (it happens when the tank goes through the dishwasher), you get a new tank lid as a spare part.",
        votes: 2,
      },
    ],
  },
  {
    key: "duo-e18-dry-tray",
    stage: "answered",
    asker: "karim",
    topic: "fernwood-duo",
    title: "E-18 but the drip tray is empty and dry",
    body: "Emptied it, dried it, dried the 2 contacts. Message stays. Restarted too. Worked for a day, now again.",
    askedHoursAgo: 90,
    answers: [
      {
        by: "vera",
        after: 2,
        body: "Is the float stuck? There's a little white float in the corner, it should move freely.",
        votes: 2,
        didNotWork: { after: 12, reason: "Float moves. Cleaned it anyway, no change." },
      },
      {
        by: "theo",
        after: 14,
        body: "Then clean the contacts on the *machine's* side, not only those on the tray. A cotton bud with some descaler, wipe with water. A film of coffee oil conducts just enough to look like water.",
        votes: 2,
        didNotWork: { after: 40, reason: "Cleaned both sides with descaler. Message is back this morning." },
      },
      {
        by: "kaito",
        after: 33,
        body: "On mine the tray was a tiny bit bent after I had stood on it (don't ask). The contacts touched only when it was full of water and heavy. Put a coin under the back edge as a test.",
        votes: 1,
      },
    ],
    events: [{ after: 40.2, do: "open-thread", by: "karim" }],
  },
  {
    key: "duo-zh-e07",
    stage: "solved",
    asker: "liu",
    topic: "fernwood-duo",
    language: "zh-CN",
    title: "换了新滤芯之后一直显示 E-07",
    body: "昨天换了滤芯，之后泵声音很大，不出水，显示 E-07。拿掉滤芯就正常。滤芯是坏的吗？",
    askedHoursAgo: 170,
    answers: [
      {
        by: "mei",
        after: 1.5,
        body: "滤芯没坏，是里面有空气。干的滤芯会憋住气好几天。把滤芯完全浸在水里，轻轻摇晃，直到不再冒气泡（大约两三分钟），再装回去。然后选择“设置 › 保养 › 给锅炉注水”，听到声音变低沉就好了。",
        votes: 3,
        worked: 2,
        accepted: 4,
      },
    ],
  },
];
