import { app } from "./questions/app";
import { brewing } from "./questions/brewing";
import { cleaning } from "./questions/cleaning";
import { duo } from "./questions/duo";
import { kitchenTalk } from "./questions/kitchen-talk";
import { manyVoices } from "./questions/many-voices";
import { mill } from "./questions/mill";
import { one } from "./questions/one";
import { orders } from "./questions/orders";
import { repeats } from "./questions/repeats";
import { warrantyAndSafety } from "./questions/warranty-safety";
import type { DemoQuestion } from "./types";

/** Every thread of the Fernwood demo. */
export const questions: DemoQuestion[] = [
  ...one,
  ...duo,
  ...mill,
  ...brewing,
  ...cleaning,
  ...app,
  ...orders,
  ...warrantyAndSafety,
  ...kitchenTalk,
  ...manyVoices,
  ...repeats,
];

export { cast, people } from "./people";
export { teams, topics } from "./topics";
export type * from "./types";
