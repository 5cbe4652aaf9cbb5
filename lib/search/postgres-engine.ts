import { Worker } from "node:worker_threads";
import type { Db } from "@/db/client";
import { log } from "@/lib/log";
import {
  type EngineState,
  nothingFound,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
} from "./engine";
import { INDEX_VERSION } from "./inverted/version";
import { searchCandidates } from "./sql-candidates";
import type { Ask, Tell, ThreadData } from "./thread";

type Options = {
  /** The thread's code as one file (thread-file.ts). */
  file: string;
  db: Db;
  data: ThreadData;
  /** A thread that does not answer for this long is given up and started anew. */
  answerWithinMs?: number;
};

const restartAfterMs = 1_000;
const name = "postgres";

/** The default engine: an index in a thread of this process. While there is none, the database answers, more simply. */
export function postgresEngine({ file, db, data, answerWithinMs = 5_000 }: Options): SearchEngine {
  let current = start(data);
  let next: Thread | null = null;
  let isClosed = false;

  function start(threadData: ThreadData): Thread {
    const thread = new Thread(file, threadData, {
      onGone: () => void restart(thread),
      onOutgrown: () =>
        void rebuild().catch((error) => log.warn("search.not_rebuilt", { reason: error.message })),
    });
    return thread;
  }

  async function restart(gone: Thread): Promise<void> {
    if (isClosed || gone !== current) return;
    log.error("search.thread_gone", {});
    await new Promise((resolve) => setTimeout(resolve, restartAfterMs));
    if (!isClosed && gone === current) current = start(data);
  }

  async function rebuild(): Promise<void> {
    if (next) return void (await next.ready);
    // Its own index from the database: the one in use answers until the other one is there.
    next = start({ ...data, snapshot: null });
    const fresh = next;
    try {
      await fresh.ready;
      // What came while it was made was found in the other one already.
      await fresh.settled();
      const old = current;
      current = fresh;
      await old.close();
    } finally {
      next = null;
    }
  }

  return {
    async search(request: SearchRequest): Promise<SearchResult> {
      if (!current.isReady) return meanwhile(db, request);
      try {
        const found = await current.ask({ do: "search", request }, answerWithinMs);
        return { ...(found as Omit<SearchResult, "engine" | "degraded">), engine: name, degraded: false };
      } catch (error) {
        log.error("search.failed", { reason: (error as Error).message });
        if (error instanceof Silent) current.kill();
        return {
          ...(await searchCandidates(db, request).catch(() => nothingFound(name, true))),
          engine: name,
          degraded: true,
        };
      }
    },
    async state(): Promise<EngineState> {
      const none = { documents: 0, revision: 0, lagSeconds: null };
      const held = current.isReady
        ? await current.ask({ do: "state" }, answerWithinMs).catch(() => none)
        : none;
      return { engine: name, version: INDEX_VERSION, ready: current.isReady, ...(held as typeof none) };
    },
    rebuild,
    async settled() {
      for (;;) {
        const asked = current;
        try {
          await asked.settled();
        } catch (error) {
          if (asked === current) throw error;
        }
        // Where a new index has taken its place meanwhile, that one is asked as well.
        if (asked === current) return;
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([current.close(), next?.close()]);
    },
  };
}

/**
 * While the index loads. What stands beside a thread is not worth a search by the database for every thread that is read
 * after a start: that has kept threads themselves from being read.
 */
async function meanwhile(db: Db, request: SearchRequest): Promise<SearchResult> {
  if (request.mode === "similar") return nothingFound(name, true);
  return { ...(await searchCandidates(db, request)), engine: name, degraded: true };
}

class Silent extends Error {}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

class Thread {
  isReady = false;
  readonly ready: Promise<void>;
  #worker: Worker;
  #waiting = new Map<number, Waiting>();
  #asked = 0;
  #isEnding = false;

  constructor(file: string, data: ThreadData, events: { onGone: () => void; onOutgrown: () => void }) {
    this.#worker = new Worker(file, { workerData: data, execArgv: [], name: "search" });
    // The index does not keep a script from ending.
    this.#worker.unref();
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on("message", (message: Tell) => {
        if ("id" in message) return this.#settle(message);
        if (message.event === "outgrown") return events.onOutgrown();
        this.isReady = true;
        const { documents, seconds, from } = message;
        log.info("search.ready", { documents, seconds: Number(seconds.toFixed(2)), from });
        resolve();
      });
      this.#worker.on("error", (error) => log.error("search.thread_error", { error }));
      this.#worker.on("exit", () => {
        this.isReady = false;
        const gone = new Error("the search thread has ended");
        reject(gone);
        for (const id of [...this.#waiting.keys()]) this.#settle({ id, error: gone.message });
        if (!this.#isEnding) events.onGone();
      });
    });
    this.ready.catch(() => undefined);
  }

  ask(
    ask: { do: "search"; request: SearchRequest } | { do: "state" | "settle" | "close" },
    withinMs: number,
  ): Promise<unknown> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Silent(`no answer within ${withinMs} ms`));
      }, withinMs);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.ref();
      this.#worker.postMessage({ id, ...ask } as Ask);
    });
  }

  /** Resolves when everything that is committed now is in its index. */
  async settled(): Promise<void> {
    await this.ready;
    await this.ask({ do: "settle" }, 60_000);
  }

  kill(): void {
    void this.#worker.terminate();
  }

  async close(): Promise<void> {
    this.#isEnding = true;
    this.isReady = false;
    await this.ask({ do: "close" }, 3_000).catch(() => undefined);
    await this.#worker.terminate();
  }

  #settle(message: { id: number; value: unknown } | { id: number; error: string }): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ("error" in message) waiting.reject(new Error(message.error));
    else waiting.resolve(message.value);
  }
}
