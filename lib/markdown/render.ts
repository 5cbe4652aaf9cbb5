import { type TooMuch, tooMuch } from "./complexity";
import { BODY_LIMIT, DEADLINE_MS, PIPELINE_VERSION } from "./limits";
import { asTyped } from "./plain";
import { pool } from "./worker/pool";
import type { Job, Rendered } from "./worker/thread";

export type Kind = Job["kind"];
export type Options = Pick<Job, "kind" | "handles">;
export type Writing = {
  /** What to store and show. */
  html: string;
  /** The pipeline's version, to be stored with it; 0 where it could not run, so that it is rendered again later. */
  version: number;
  /** The words alone. */
  plain: string;
  /** The text was too much for the pipeline and is shown as typed. */
  fellBack: boolean;
};

const BATCH = 40;
const BATCH_DEADLINE_MS = 10_000;

/**
 * HTML for one text, for at most two seconds of a processor whatever the text is. Never throws; call it before the
 * transaction.
 */
export async function renderMarkdown(source: string, options: Options): Promise<Writing> {
  const [job] = prepare([source], options);
  if (tooMuch(job!.source)) return shownAsTyped(job!.source);
  const outcome = await pool().run([job!], DEADLINE_MS);
  // It is not the text's fault: a job renders it again later.
  if (outcome === "absent" || outcome === "late") return { ...shownAsTyped(job!.source), version: 0 };
  return finish(job!, outcome === "lost" ? null : outcome[0]!);
}

/** The same for many texts at once, on all threads: for imports and for rendering again. */
export async function renderMany(sources: string[], options: Options): Promise<Writing[]> {
  const jobs = prepare(sources, options);
  const batches: Job[][] = [];
  for (let at = 0; at < jobs.length; at += BATCH) batches.push(jobs.slice(at, at + BATCH));
  return (await Promise.all(batches.map(renderBatch))).flat();
}

async function renderBatch(jobs: Job[]): Promise<Writing[]> {
  const fit = jobs.filter((job) => !tooMuch(job.source));
  const outcome = await pool().run(fit, BATCH_DEADLINE_MS);
  // One hostile text must not cost its neighbours their form.
  if (typeof outcome === "string") return Promise.all(jobs.map((job) => renderMarkdown(job.source, job)));
  const made = new Map(fit.map((job, at) => [job, outcome[at]!]));
  return jobs.map((job) => finish(job, made.get(job) ?? null));
}

const prepare = (sources: string[], options: Options): Job[] =>
  sources.map((source) => ({ ...options, source: source.replace(/\p{Surrogate}|\0/gu, "\ufffd") }));

const finish = (job: Job, made: Rendered): Writing =>
  made ? { ...made, version: PIPELINE_VERSION, fellBack: false } : shownAsTyped(job.source);

const shownAsTyped = (source: string): Writing => ({
  html: asTyped(source),
  version: PIPELINE_VERSION,
  plain: source.trim(),
  fellBack: true,
});

export type BodyProblem = { reason: "too_long"; length: number; limit: number } | { reason: TooMuch };

/** Why a form should refuse this text, or null. Counts characters as people do: an emoji is one. */
export function bodyProblem(source: string, limit = BODY_LIMIT): BodyProblem | null {
  const length = source.length <= limit ? source.length : [...source].length;
  if (length > limit) return { reason: "too_long", length, limit };
  const reason = tooMuch(source);
  return reason ? { reason } : null;
}
