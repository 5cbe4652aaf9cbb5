import type { DemoQuestion } from "../../types";
import { threads } from "./threads";

/** The lamp after descaling, pairing that stops, and weak steam. */
export const repeatsAboutMachines: DemoQuestion[] = [
  ...threads({
    key: "amber",
    topic: "cleaning",
    helpers: ["theo", "priya", "theo", "mei"],
    claims: "theo",
    answer:
      "The programme only counts as done when the **rinse** has run through as well. Fill the tank with fresh water, hold **Steam** and **Two cups** for three seconds and let the whole tank run. Then the amber lamp goes off.",
    asked: [
      {
        by: "dana",
        days: 52,
        title: "Amber lamp stays on after descaling the One",
        body: "Descaled my One with a sachet as the leaflet says. The amber lamp is still on.",
      },
      {
        by: "gabe",
        days: 33,
        title: "Descaled my One, amber lamp is still on",
        body: "The amber descaling lamp on the One did not go out after descaling.",
      },
      {
        by: "emil",
        days: 26,
        title: "One: amber descaling lamp will not go off",
        body: "I finished descaling and the amber lamp will not go off. Do I have to reset it?",
        same: 2,
      },
      {
        by: "nadia",
        days: 21,
        title: "Why is the amber lamp still lit after I descaled the One?",
        body: "All the descaler is through, the amber lamp is still lit.",
      },
      {
        by: "karim",
        days: 17,
        title: "Amber lamp after descaling the One, done twice, still on",
        body: "Descaled twice now. The amber lamp stays on. What does the One want?",
        same: 3,
      },
      {
        by: "olive",
        days: 12,
        title: "How do I get the amber descaling lamp off on the One?",
        body: "Descaling is finished, the amber lamp on the One is not impressed.",
        agent: "ines",
      },
      {
        by: "jude",
        days: 9,
        title: "Descaling finished but the amber lamp on my One stays on",
        body: "Used the sachet, ran it through, the amber lamp stays on after descaling.",
      },
      {
        by: "bram",
        days: 6,
        title: "One amber lamp does not go out after descaling",
        body: "After descaling the amber lamp on the One does not go out.",
        same: 2,
      },
      {
        by: "ivan",
        days: 4,
        title: "Amber light stays after descaling the One with the sachet",
        body: "Descaled with one sachet, the amber lamp is on as before.",
      },
      {
        by: "marco",
        days: 2,
        title: "Amber lamp on the One is on again right after descaling",
        body: "The amber descaling lamp came on again right after descaling the One.",
      },
    ],
  }),
  ...threads({
    key: "connecting",
    topic: "app-wifi",
    helpers: ["mei", "jonas"],
    claims: "mei",
    answer:
      "At “Connecting” the machine has your password but cannot reach the network. Nine times of ten the phone is on **5 GHz**: switch the router's 2.4 GHz network on, give it a name of its own, and pair again with that one.",
    asked: [
      {
        by: "aiden",
        days: 82,
        title: "Pairing stops at Connecting with my One",
        body: "The app finds the One, I enter the Wi-Fi password, pairing stops at Connecting.",
      },
      {
        by: "finn",
        days: 78,
        title: "App hangs at Connecting while pairing the Duo",
        body: "Pairing the Duo with the app hangs at Connecting for minutes, then fails.",
      },
      {
        by: "maeve",
        days: 73,
        title: "Cannot pair the machine, the app stays at Connecting",
        body: "Wi-Fi password is right. The app stays at Connecting and pairing fails.",
        same: 2,
      },
      {
        by: "kaito",
        days: 68,
        title: "Pairing the One fails at Connecting after a new router",
        body: "New router, and now pairing in the app fails at Connecting.",
      },
      {
        by: "elif",
        days: 63,
        title: "App pairing never gets past Connecting",
        body: "The app never gets past Connecting when I pair the machine with the Wi-Fi.",
      },
      {
        by: "jae",
        days: 58,
        title: "Stuck at Connecting when pairing the Duo with the app",
        body: "Stuck at Connecting. Wi-Fi works for everything else in the house.",
        agent: "hana",
      },
      {
        by: "hugo",
        days: 52,
        title: "Pairing with the app stops at Connecting every time",
        body: "Tried pairing five times, it stops at Connecting every time.",
        same: 3,
      },
      {
        by: "nils",
        days: 46,
        title: "Connecting, connecting: the app does not pair my One",
        body: "The app shows Connecting and does not pair the One with the Wi-Fi.",
      },
      {
        by: "dana",
        days: 39,
        title: "Why does pairing stop at Connecting since the app update?",
        body: "Since the app update pairing stops at Connecting.",
      },
      {
        by: "amara",
        days: 13,
        title: "App stops at Connecting, pairing over a mesh Wi-Fi",
        body: "Pairing stops at Connecting in the app. We have a mesh Wi-Fi.",
      },
    ],
  }),
  ...threads({
    key: "steam",
    topic: "cleaning",
    helpers: ["theo", "jonas"],
    claims: "theo",
    answer:
      "Weak steam is nearly always a blocked tip. Unscrew the **tip of the steam wand**, clear its three holes with the needle, and leave it in warm water with descaler for half an hour.",
    asked: [
      {
        by: "emil",
        days: 176,
        title: "Steam wand has hardly any steam",
        body: "Hardly any steam comes out of the steam wand of my One.",
      },
      {
        by: "jae",
        days: 163,
        title: "Weak steam from the steam wand of the One",
        body: "The steam wand has weak steam since last week.",
      },
      {
        by: "finn",
        days: 149,
        title: "Steam wand only gives weak steam, milk stays cold",
        body: "Weak steam from the wand, the milk does not get hot.",
      },
      {
        by: "lena",
        days: 136,
        title: "Steam from the steam wand got weak",
        body: "The steam from the steam wand got weak, nothing else has changed.",
      },
      {
        by: "gabe",
        days: 25,
        title: "Weak steam from the steam wand although the tip is clean",
        body: "Cleaned the tip as the article says. Steam from the steam wand is still weak.",
        answer:
          "With a clean tip it is the new **sleeve seal**: machines made since spring have a narrower one, and it slips over the hole. Pull the sleeve down by two millimetres.",
        same: 2,
      },
      {
        by: "beatriz",
        days: 19,
        title: "Steam wand has weak steam after cleaning it",
        body: "Cleaned the steam wand, the steam is as weak as before.",
        agent: "hana",
      },
      {
        by: "aiden",
        days: 13,
        title: "No steam from the steam wand, tip and holes are clean",
        body: "Hardly any steam from the steam wand. Tip is clean, holes are clear.",
      },
      {
        by: "freya",
        days: 8,
        title: "Steam wand of my new One has weak steam",
        body: "New One, weak steam from the steam wand from the first day.",
        same: 2,
      },
      {
        by: "imani",
        days: 3,
        title: "Why is the steam from the steam wand so weak?",
        body: "The steam from the steam wand is weak on a One bought this month.",
      },
    ],
  }),
];
