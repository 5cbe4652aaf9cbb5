import { parentPort } from "node:worker_threads";
import { type Kind, renderNow } from "../pipeline";
import { ownThread } from "./thread-clock";

export type Job = { source: string; kind: Kind; handles?: readonly string[] };
/** The first thing a thread says: how to ask the system what time of a processor it has had. */
export type Ready = { thread: string | null };
/** Null: the pipeline threw on this text. */
export type Rendered = { html: string; plain: string } | null;

/** The thread's whole life: say ready, then answer each batch in order. */
parentPort?.on("message", (jobs: Job[]) => {
  parentPort?.postMessage(jobs.map(attempt));
});
parentPort?.postMessage({ thread: ownThread() } satisfies Ready);

function attempt({ source, kind, handles }: Job): Rendered {
  try {
    return renderNow(source, kind, handles);
  } catch {
    // A stack overflow on a hostile text is caught like any error; the caller shows the text as typed.
    return null;
  }
}
