import { Worker } from "node:worker_threads";
import { threadFile } from "@/lib/search/thread-file";
import type { QuestionText } from "../texts";
import type { Constraints, Plan } from "./planner";
import type { Told } from "./thread";

const entry = "lib/curation/rebuild/thread.ts";
/** More than this must not be taken from the machine; a rebuild that needs it fails, and the groups stay as they are. */
const mostMemoryMb = 1_900;

/** Groups all questions in a thread of its own, so that other jobs go on meanwhile. */
export async function planInThread(
  texts: AsyncIterable<QuestionText[]>,
  constraints: Constraints,
): Promise<Plan> {
  const thread = new Worker(await threadFile(entry), {
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  });
  const tell = (told: Told) => thread.postMessage(told);
  try {
    const planned = new Promise<Plan>((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", (code) => reject(new Error(`The thread that groups ended with ${code}.`)));
    });
    // A thread that ends early is told of by whoever waits for the plan.
    planned.catch(() => undefined);
    for await (const batch of texts) tell({ texts: batch });
    tell({ constraints });
    return await planned;
  } finally {
    await thread.terminate();
  }
}
