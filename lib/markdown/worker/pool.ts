import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { workerFile } from "./file";
import type { Job, Ready, Rendered } from "./thread";
import { type Clock, clockOf } from "./thread-clock";

/**
 * `lost`: the batch took more time of a processor than it may, or burst its memory. `late`: the machine was so busy that
 * it did not get that much time. `absent`: no thread could be started.
 */
export type Outcome = Rendered[] | "lost" | "late" | "absent";
type Task = { jobs: Job[]; deadlineMs: number; settle: (outcome: Outcome) => void };
type Slot = { worker: Worker; clock: Clock; task: Task | null; timer?: NodeJS.Timeout };

// By this way in no bundler sees the thread and tries to pack its file.
const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");

const START_MS = 30_000;
/** A thread gets its time of a processor within so many times as long, or its text waits for a quieter hour. */
const PATIENCE = 5;

type Options = { size?: number; file?: () => Promise<string>; patience?: number };

export class Pool {
  #waiting: Task[] = [];
  #slots = new Set<Slot>();
  #starting = 0;

  readonly #size: number;
  readonly #file: () => Promise<string>;
  readonly #patience: number;

  constructor({ size, file = workerFile, patience = PATIENCE }: Options = {}) {
    this.#size = size ?? Math.max(1, Math.min(4, availableParallelism()));
    this.#file = file;
    this.#patience = patience;
  }

  /** Renders a batch in one thread and answers in its order. The deadline counts the time that a processor gave it. */
  run(jobs: Job[], deadlineMs: number): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ jobs, deadlineMs, settle: resolve });
      this.#next().catch(reject);
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#slots].map((slot) => slot.worker.terminate()));
    this.#slots.clear();
  }

  async #next(): Promise<void> {
    const idle = [...this.#slots].find((slot) => !slot.task);
    if (idle) {
      const task = this.#waiting.shift();
      if (task) this.#begin(idle, task);
    } else if (this.#slots.size + this.#starting < this.#size) {
      this.#starting++;
      try {
        this.#slots.add(await this.#start());
      } catch (error) {
        console.error("The Markdown thread did not start; texts are shown as typed until it does.", error);
        for (const task of this.#waiting.splice(0)) task.settle("absent");
      } finally {
        this.#starting--;
      }
      if (this.#waiting.length > 0) await this.#next();
    }
  }

  async #start(): Promise<Slot> {
    const worker = new Thread(await this.#file(), {
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      stdout: false,
      env: {},
    });
    const ready = await new Promise<Ready>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no sign of life")), START_MS);
      worker.once("message", (said) => {
        clearTimeout(timer);
        resolve(said);
      });
      worker.once("error", (error) => {
        clearTimeout(timer);
        reject(error);
      });
    }).catch(async (error) => {
      await worker.terminate();
      throw error;
    });
    worker.removeAllListeners("error");
    const slot: Slot = { worker, clock: clockOf(ready), task: null };
    worker.on("message", (results: Rendered[]) => this.#end(slot, results));
    worker.on("error", () => this.#lose(slot));
    worker.on("exit", () => this.#lose(slot));
    // An idle thread does not keep a script from ending.
    worker.unref();
    return slot;
  }

  #begin(slot: Slot, task: Task): void {
    slot.task = task;
    slot.worker.ref();
    slot.worker.postMessage(task.jobs);
    const usedBefore = slot.clock();
    const startedAt = performance.now();
    const look = (): void => {
      if (slot.task !== task) return;
      const left = task.deadlineMs - (slot.clock() - usedBefore);
      const patience = this.#patience * task.deadlineMs - (performance.now() - startedAt);
      if (left > 0 && patience > 0) wait(Math.min(left, patience));
      else this.#lose(slot, left > 0 ? "late" : "lost");
    };
    // When this process was busy past the deadline, an answer that is already here counts: it comes before the immediate.
    const wait = (ms: number): void => {
      slot.timer = setTimeout(() => setImmediate(look), ms);
    };
    wait(task.deadlineMs);
  }

  #end(slot: Slot, outcome: Outcome): void {
    clearTimeout(slot.timer);
    const task = slot.task;
    slot.task = null;
    slot.worker.unref();
    task?.settle(outcome);
    if (this.#waiting.length > 0) void this.#next();
  }

  #lose(slot: Slot, outcome: "lost" | "late" = "lost"): void {
    if (!this.#slots.delete(slot)) return;
    void slot.worker.terminate();
    this.#end(slot, outcome);
  }
}

const shared = globalThis as { firsthandMarkdown?: Pool };

/** One pool a process, also where a bundler has packed this file more than once. */
export const pool = (): Pool => (shared.firsthandMarkdown ??= new Pool());
