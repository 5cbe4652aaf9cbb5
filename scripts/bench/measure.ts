import { cpuMs } from "./cpu";
import { drive, percentile, type Target } from "./load";

export type Figures = { rps: number; cpuMs: number; p50: number; p95: number; p99: number; ratio: number };

type Subject = { port: number; processes: { processes: number[]; trees: number[] } };

/** A page costs half as much again until its code has been compiled for good, which a site that runs has behind it. */
const warmUp = 1_000;
const mostWarmUpSeconds = 60;

/** Many clients tell how much a page costs, one alone how long it takes. */
export async function measure(
  subject: Subject,
  next: () => Target,
  clients: number,
  seconds: number,
): Promise<Omit<Figures, "ratio">> {
  let visits = 0;
  await drive(subject.port, clients, () => (visits++ < warmUp ? next() : null), mostWarmUpSeconds);
  const before = cpuMs(subject.processes);
  const many = await drive(subject.port, clients, next, seconds);
  const used = cpuMs(subject.processes) - before;
  const one = await drive(subject.port, 1, next, seconds / 2);
  return {
    rps: many.requests / many.seconds,
    cpuMs: used / many.requests,
    p50: percentile(one, 0.5),
    p95: percentile(one, 0.95),
    p99: percentile(one, 0.99),
  };
}

/** Visits each address once. The first three hundred one after another, for how long a page takes that nobody has read yet. */
export async function visitOnce(
  subject: Subject,
  paths: string[],
  clients: number,
  check: (path: string, head: string, body: Buffer) => void,
): Promise<Omit<Figures, "ratio">> {
  let at = 0;
  const upTo = (end: number) => () => (at < end ? { path: paths[at++]! } : null);
  const endless = 600;
  const one = await drive(subject.port, 1, upTo(Math.min(300, paths.length)), endless, check);
  const before = cpuMs(subject.processes);
  const many = await drive(subject.port, clients, upTo(paths.length), endless, check);
  return {
    rps: many.requests / many.seconds,
    cpuMs: (cpuMs(subject.processes) - before) / Math.max(1, many.requests),
    p50: percentile(one, 0.5),
    p95: percentile(one, 0.95),
    p99: percentile(one, 0.99),
  };
}
