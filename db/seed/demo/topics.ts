import type { DemoTeam, DemoTopic } from "./types";

export const teams: DemoTeam[] = [
  {
    slug: "support",
    name: "Support",
    isDefault: true,
    telephone: "+49 30 5550 1400",
    openingHours: "Monday to Friday 8:00–18:00, Saturday 9:00–13:00 (Berlin)",
    firstReplyHours: 8,
  },
  {
    slug: "orders-payments",
    name: "Orders & payments",
    telephone: "+49 30 5550 1450",
    openingHours: "Monday to Friday 9:00–17:00 (Berlin)",
    firstReplyHours: 4,
  },
];

export const topics: DemoTopic[] = [
  {
    slug: "espresso-machines",
    name: "Espresso machines",
    description: "Setting up, using and understanding the Fernwood One and the Fernwood Duo.",
  },
  {
    slug: "fernwood-one",
    name: "Fernwood One",
    parent: "espresso-machines",
    description: "The small one: four buttons, three lamps, ready in under a minute.",
  },
  {
    slug: "fernwood-duo",
    name: "Fernwood Duo",
    parent: "espresso-machines",
    description: "Two boilers, a display, and messages that begin with E.",
  },
  {
    slug: "grinders",
    name: "Grinders",
    description: "Grinding for every way of brewing.",
  },
  {
    slug: "fernwood-mill",
    name: "Fernwood Mill",
    parent: "grinders",
    description: "Settings, zero point, doses and care of the Mill.",
  },
  {
    slug: "brewing",
    name: "Brewing & taste",
    description: "Sour, bitter, thin or just right: everything about what is in the cup.",
  },
  {
    slug: "cleaning",
    name: "Cleaning & descaling",
    description: "Daily care, lime, water hardness and filters.",
  },
  {
    slug: "app-wifi",
    name: "App & Wi-Fi",
    description: "Pairing, timers, updates and everything wireless.",
  },
  {
    slug: "orders",
    name: "Orders & delivery",
    team: "orders-payments",
    description: "From the basket to your door, and back again if need be.",
  },
  {
    slug: "subscriptions",
    name: "Coffee subscription",
    team: "orders-payments",
    description: "Changing, pausing and moving your regular coffee.",
  },
  {
    slug: "billing",
    name: "Bills & payment",
    parent: "subscriptions",
    team: "orders-payments",
    urgency: "payment",
    description: "Charges, refunds and invoices. Only you and our staff see what you ask here.",
  },
  {
    slug: "warranty",
    name: "Warranty & repairs",
    description: "What is covered, how to send something in, and spare parts.",
  },
  {
    slug: "safety",
    name: "Safety",
    urgency: "safety",
    description: "Smoke, shocks, burns or broken glass. Switch off and unplug first, then write to us here.",
  },
];
