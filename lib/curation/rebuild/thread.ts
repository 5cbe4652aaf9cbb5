import { parentPort } from "node:worker_threads";
import type { QuestionText } from "../texts";
import { type Constraints, Planner } from "./planner";

/** First all questions, part by part, then what people have said of them; the answer is the plan. */
export type Told = { texts: QuestionText[] } | { constraints: Constraints };

const planner = new Planner();
parentPort?.on("message", (told: Told) => {
  if ("texts" in told) planner.add(told.texts);
  else parentPort!.postMessage(planner.plan(told.constraints));
});
