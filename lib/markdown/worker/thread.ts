import { parentPort } from "node:worker_threads";
import { type Kind, renderNow } from "../pipeline";

export type Job = { source: string; kind: Kind };
/** Null: the pipeline threw on this text. */
export type Rendered = { html: string; plain: string } | null;

/** The thread's whole life: say ready, then answer each batch in order. */
parentPort?.on("message", (jobs: Job[]) => {
  parentPort?.postMessage(jobs.map(attempt));
});
parentPort?.postMessage("ready");

function attempt({ source, kind }: Job): Rendered {
  try {
    return renderNow(source, kind);
  } catch {
    // A stack overflow on a hostile text is caught like any error; the caller shows the text as typed.
    return null;
  }
}
