import type { DemoQuestion } from "../../types";
import { threads } from "./threads";

/** Static in the mill, vouchers that are not accepted, and a travel case that does not exist. */
export const repeatsAboutMillAndShop: DemoQuestion[] = [
  ...threads({
    key: "static",
    topic: "fernwood-mill",
    helpers: ["oskar", "priya"],
    answer:
      "That is static: dry air, dark beans. One drop of water on the beans before grinding (stir with the wet handle of a spoon) and the grounds fall into the cup instead of sticking to the chute.",
    asked: [
      {
        by: "ruth",
        days: 41,
        title: "Grounds stick to the chute of the Mill, static everywhere",
        body: "Static makes the grounds stick to the chute of my Mill.",
      },
      {
        by: "samir",
        days: 31,
        title: "Static: the Mill sprays grounds all over the counter",
        body: "Since the heating is on the grounds of the Mill are full of static and fly about.",
      },
      {
        by: "vera",
        days: 22,
        title: "How to stop static on the Mill? Grounds cling to everything",
        body: "The grounds cling to the chute and the cup of the Mill, it is static I think.",
        same: 2,
      },
      {
        by: "quinn",
        days: 14,
        title: "Grounds cling to the Mill's chute because of static",
        body: "Static again this winter: grounds cling to the chute of the Mill.",
      },
      {
        by: "uma",
        days: 5,
        title: "Mill grounds full of static since the heating is on",
        body: "The grounds are full of static and stick to the Mill.",
      },
    ],
  }),
  ...threads({
    key: "voucher",
    topic: "orders",
    helpers: ["mei", "jonas", "priya"],
    answer:
      "A voucher code counts for one order and not for subscriptions: with a subscription in the basket the field says “not accepted”. Take the subscription out, order the rest with the voucher, then order the subscription by itself.",
    asked: [
      {
        by: "carla",
        days: 37,
        title: "Voucher code not accepted for my order",
        body: "The basket says that my voucher code is not accepted. It is valid until the end of the year.",
      },
      {
        by: "esra",
        days: 29,
        title: "My voucher code is not accepted together with a subscription",
        body: "Voucher code not accepted. In the basket: a grinder brush and a subscription.",
      },
      {
        by: "ivan",
        days: 23,
        title: "Basket says voucher code not accepted",
        body: "The voucher code from the newsletter is not accepted in my basket.",
        agent: "tomas",
      },
      {
        by: "olive",
        days: 15,
        title: "Voucher code is valid but not accepted in the order",
        body: "Why is my voucher code not accepted? The date is fine.",
        same: 1,
      },
      {
        by: "bram",
        days: 7,
        title: "Newsletter voucher code not accepted, what is wrong?",
        body: "Typed the voucher code three times, it is not accepted.",
      },
    ],
  }),
  ...threads({
    key: "case",
    topic: "grinders",
    helpers: ["oskar"],
    answer: "There is none, and none is planned. A camera bag of 20 × 12 cm fits the Mill exactly.",
    asked: [
      {
        by: "marco",
        days: 66,
        title: "Is there a travel case for the Mill?",
        body: "Looking for a travel case that fits the Mill.",
      },
      {
        by: "nadia",
        days: 44,
        title: "Travel case for the Mill, where can I buy one?",
        body: "Do you sell a travel case for the Mill?",
      },
      {
        by: "kaito",
        days: 24,
        title: "Which travel case fits the Mill?",
        body: "I want to take the Mill along. Which travel case fits?",
      },
    ],
  }),
];
