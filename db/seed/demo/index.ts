import { appConnection } from "./questions/app-connection";
import { appFeatures } from "./questions/app-features";
import { brewing } from "./questions/brewing";
import { cleaning } from "./questions/cleaning";
import { duoErrors } from "./questions/duo-errors";
import { duoInUse } from "./questions/duo-in-use";
import { kitchenTalk } from "./questions/kitchen-talk";
import { manyVoices } from "./questions/many-voices";
import { mill } from "./questions/mill";
import { oneFaults } from "./questions/one-faults";
import { oneInUse } from "./questions/one-in-use";
import { orders } from "./questions/orders";
import { repeatsAboutMachines } from "./questions/repeats/machines";
import { repeatsAboutMillAndShop } from "./questions/repeats/mill-and-shop";
import { safety } from "./questions/safety";
import { warranty } from "./questions/warranty";
import type { DemoQuestion } from "./types";

/** Every thread of the Fernwood demo. */
export const questions: DemoQuestion[] = [
  ...oneFaults,
  ...oneInUse,
  ...duoErrors,
  ...duoInUse,
  ...mill,
  ...brewing,
  ...cleaning,
  ...appConnection,
  ...appFeatures,
  ...orders,
  ...warranty,
  ...safety,
  ...kitchenTalk,
  ...manyVoices,
  ...repeatsAboutMachines,
  ...repeatsAboutMillAndShop,
];

export { cast, people } from "./people";
export { teams, topics } from "./topics";
export type * from "./types";
