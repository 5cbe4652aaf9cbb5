import { type DemoQuestion, md } from "../types";

/** Timers, messages, accounts and updates of the app. */
export const appFeatures: DemoQuestion[] = [
  {
    key: "app-timer-341",
    stage: "solved",
    asker: "nadia",
    topic: "app-wifi",
    title: "Wake-up timer forgets its days since 3.4.1",
    body: "Since the update this morning the machine woke up on Saturday at 6:30. All days were ticked again although I only use Monday to Friday. Setting it again lasts until the next power off.",
    askedHoursAgo: 950,
    searched: ["wake up timer wrong day", "timer 3.4.1"],
    sameProblem: { people: 9, from: 0.5, to: 20 },
    answers: [
      { by: "bram", after: 0.5, body: "Same. It also happens on the Duo.", votes: 3 },
      {
        by: "priya",
        after: 1.2,
        body: "Confirmed on mine (One, 3.4.1). The days are lost whenever it loses power. Until there is a fix: leave it in standby instead of switching it off at the socket.",
        votes: 9,
        worked: 4,
        comments: [{ by: "nadia", after: 1.6, body: "OK as a stopgap." }],
      },
    ],
    events: [
      {
        after: 1.5,
        do: "needs-staff",
        by: "priya",
        cause: "product_defect",
        note: "Reproduced on my own machine; nine people so far. Fault of 3.4.1.",
      },
      { after: 1.8, do: "take", by: "ines" },
      {
        after: 2,
        do: "promise",
        by: "ines",
        what: "whether we withdraw 3.4.1 or repair it",
        why: "the firmware team is testing a correction today",
        dueInHours: 8,
      },
      {
        after: 8.5,
        do: "reply",
        by: "ines",
        body: md`
          You are all right, and we are sorry. 3.4.1 stores the days in a place that is cleared at power off. We have stopped handing it out.

          **3.4.2** repairs it and is available from now on under *Machine › Firmware*. After the update please save the timer once more. [Update the firmware](/articles/update-the-firmware)
        `,
      },
      { after: 23, do: "accept", by: "nadia", answer: 3 },
    ],
  },
  {
    key: "app-account-email",
    stage: "solved",
    asker: "maeve",
    topic: "app-wifi",
    title: "Sign-in link goes to my old e-mail address",
    body: "I changed provider, the old mailbox is gone. The app wants to send a link there and nowhere else. How do I change the address if I cannot sign in?",
    askedHoursAgo: 620,
    privateDetails: "Old: maeve.q@oldmail.example, new: maeve@example.com. Machine FD-0980-11822.",
    answers: [
      {
        by: "priya",
        after: 1,
        body: "You can't from outside, and that is a good thing. I am passing this on to the staff, they can check that it is you.",
        votes: 2,
      },
    ],
    events: [
      {
        after: 1.1,
        do: "needs-staff",
        by: "priya",
        cause: "account_access",
        note: "Mailbox of the account no longer exists.",
      },
      { after: 3, do: "take", by: "hana" },
      {
        after: 3.3,
        do: "private-message",
        by: "hana",
        body: "Hello Maeve, to be sure that it is you: please send me the four characters on the plate under your Duo and the month in which you bought it.",
      },
      { after: 5, do: "private-message", by: "maeve", body: "C7D1, March last year." },
      {
        after: 5.5,
        do: "private-message",
        by: "hana",
        body: "Thank you, that fits. The account now has your new address; you get the link there.",
      },
      {
        after: 5.7,
        do: "reply",
        by: "hana",
        body: "Solved in private, because it needed proof of who the account belongs to. For others in the same place: ask here with *private details*, and have the four characters from the plate ready. We never ask for a password.",
      },
      { after: 6.5, do: "accept", by: "maeve", answer: 2 },
    ],
  },
  {
    key: "app-firmware-u22",
    stage: "with_support",
    escalation: "in_progress",
    asker: "vera",
    topic: "app-wifi",
    title: "Update fails with U-22, three times now",
    body: "Phone next to the machine, router two metres away, machine cold. Goes to 71 % and then U-22. Still on 3.3.0.",
    askedHoursAgo: 46,
    privateDetails: "FO-1764-02210",
    searched: ["U-22", "firmware update failed 71"],
    answers: [
      {
        by: "priya",
        after: 6,
        body: "U-22 is 'not enough space'. I have never seen how to make room from outside. Anybody?",
        votes: 2,
        didNotWork: { after: 7, reason: "Explains it, but does not solve it." },
      },
    ],
    events: [
      { after: 26, do: "take", by: "hana" },
      {
        after: 26.4,
        do: "promise",
        by: "hana",
        what: "a way to free the space, or a new board",
        why: "the firmware team has to look at the memory of the 1764 series",
        dueInHours: 14,
      },
      {
        after: 33,
        do: "note",
        by: "hana",
        body: "Firmware: only series 1760 to 1779, the log file was never cut. They are building a tool for it. Not ready today.",
      },
      {
        after: 41.5,
        do: "private-message",
        by: "hana",
        body: "Dear Vera, I did not keep my word: the tool was not ready when I had promised it. It is tested tonight.",
      },
      {
        after: 41.7,
        do: "promise",
        by: "hana",
        what: "the link to the repair update",
        why: "it passes its last test tonight",
        dueInHours: 20,
      },
    ],
  },
  {
    key: "app-notifications-late",
    stage: "open",
    asker: "sofie",
    topic: "app-wifi",
    title: '"Coffee is ready" message arrives ten minutes late',
    body: "Android, battery saver off for the app. Only when the phone is in standby.",
    askedHoursAgo: 18.5,
    events: [{ after: 6, do: "ask-person-early", by: "sofie" }],
    sameProblem: { people: 2, from: 3, to: 15 },
  },
  {
    key: "app-timer-again",
    stage: "duplicate",
    asker: "gabe",
    topic: "app-wifi",
    title: "Machine switched itself on on Sunday??",
    body: "6:30 on a Sunday. Wife not amused. Timer is Mo-Fr. App says all days.",
    askedHoursAgo: 905,
    answers: [
      {
        by: "nadia",
        after: 0.4,
        body: "Welcome to the club. There's a fix, see the thread about 3.4.1.",
        votes: 2,
      },
    ],
    events: [
      { after: 0.6, do: "mark-duplicate", by: "priya", question: "app-timer-341" },
      { after: 2, do: "confirm-duplicate", by: "gabe" },
    ],
  },
];
