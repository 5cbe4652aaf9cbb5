import { DOCUMENT, documentCount, type Segment, termAt, termCount } from "./segment";

export type Living = { segment: Segment; alive: Uint8Array };

/** One segment of all living documents of several, in their order. Gives up its turn every few thousand postings. */
export function* merge(parts: readonly Living[]): Generator<void, Segment> {
  const numbers = parts.map(renumber);
  const facts = mergeFacts(parts);
  yield;
  const size = parts.reduce((sum, { segment }) => sum + segment.postings.length, 0);
  const units = parts.reduce((sum, { segment }) => sum + segment.termUnits.length, 0);
  const terms = parts.reduce((sum, { segment }) => sum + termCount(segment), 0);
  const out = {
    termUnits: new Uint16Array(units),
    termStarts: new Uint32Array(terms + 1),
    postingStarts: new Uint32Array(terms + 1),
    postings: new Int32Array(size),
    impacts: new Uint8Array(size),
  };
  const cursors = parts.map(() => 0);
  const heads = parts.map(({ segment }) => headAt(segment, 0));
  let term = 0;
  let posting = 0;
  let unit = 0;
  let sinceTurn = 0;
  for (;;) {
    const least = leastOf(heads);
    if (least === undefined) break;
    const before = posting;
    for (let p = 0; p < parts.length; p++) {
      if (heads[p] !== least) continue;
      const { segment } = parts[p]!;
      const at = cursors[p]!;
      const end = segment.postingStarts[at + 1]!;
      for (let i = segment.postingStarts[at]!; i < end; i++) {
        const entry = segment.postings[i]!;
        const number = numbers[p]![entry & DOCUMENT]!;
        if (number < 0) continue;
        out.postings[posting] = (entry & ~DOCUMENT) | number;
        out.impacts[posting++] = segment.impacts[i]!;
      }
      sinceTurn += end - segment.postingStarts[at]!;
      heads[p] = headAt(segment, ++cursors[p]!);
    }
    // A word that only departed documents had goes with them.
    if (posting > before) {
      for (let i = 0; i < least.length; i++) out.termUnits[unit++] = least.charCodeAt(i);
      out.termStarts[++term] = unit;
      out.postingStarts[term] = posting;
    }
    sinceTurn += 20;
    if (sinceTurn > 50_000) {
      sinceTurn = 0;
      yield;
    }
  }
  return {
    averages: parts[0]!.segment.averages,
    ...facts,
    termUnits: out.termUnits.slice(0, unit),
    termStarts: out.termStarts.slice(0, term + 1),
    postingStarts: out.postingStarts.slice(0, term + 1),
    postings: out.postings.slice(0, posting),
    impacts: out.impacts.slice(0, posting),
  };
}

/** The same without giving up a turn: for few documents. */
export function mergeNow(parts: readonly Living[]): Segment {
  const steps = merge(parts);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const headAt = (segment: Segment, at: number): string | undefined =>
  at < termCount(segment) ? termAt(segment, at) : undefined;

function leastOf(heads: readonly (string | undefined)[]): string | undefined {
  let least: string | undefined;
  for (const head of heads) if (head !== undefined && (least === undefined || head < least)) least = head;
  return least;
}

/** New numbers of a part's documents; -1 for the departed. */
function renumber({ alive }: Living, at: number, all: readonly Living[]): Int32Array {
  let next = 0;
  for (let p = 0; p < at; p++) for (const lives of all[p]!.alive) next += lives;
  return Int32Array.from(alive, (lives) => (lives ? next++ : -1));
}

function mergeFacts(parts: readonly Living[]) {
  const keys: number[] = [];
  const flags: number[] = [];
  const languages: number[] = [];
  const created: number[] = [];
  const wordCounts: number[] = [];
  const topics: number[] = [];
  const topicStarts = [0];
  const solvedBy: number[] = [];
  const solvedByStarts = [0];
  const grams = new Uint16Array(parts.reduce((sum, { segment }) => sum + segment.grams.length, 0));
  const gramStarts = [0];
  for (const { segment, alive } of parts) {
    for (let d = 0; d < documentCount(segment); d++) {
      if (!alive[d]) continue;
      keys.push(segment.keys[d]!);
      flags.push(segment.flags[d]!);
      languages.push(segment.languages[d]!);
      created.push(segment.created[d]!);
      wordCounts.push(segment.wordCounts[d]!);
      for (let i = segment.topicStarts[d]!; i < segment.topicStarts[d + 1]!; i++)
        topics.push(segment.topics[i]!);
      topicStarts.push(topics.length);
      for (let i = segment.solvedByStarts[d]!; i < segment.solvedByStarts[d + 1]!; i++)
        solvedBy.push(segment.solvedBy[i]!);
      solvedByStarts.push(solvedBy.length);
      const own = segment.grams.subarray(segment.gramStarts[d]!, segment.gramStarts[d + 1]!);
      grams.set(own, gramStarts.at(-1)!);
      gramStarts.push(gramStarts.at(-1)! + own.length);
    }
  }
  return {
    keys: Float64Array.from(keys),
    flags: Uint8Array.from(flags),
    languages: Uint16Array.from(languages),
    created: Uint32Array.from(created),
    wordCounts: Uint16Array.from(wordCounts),
    gramStarts: Uint32Array.from(gramStarts),
    grams: grams.slice(0, gramStarts.at(-1)!),
    topics: Uint32Array.from(topics),
    topicStarts: Uint32Array.from(topicStarts),
    solvedBy: Float64Array.from(solvedBy),
    solvedByStarts: Uint32Array.from(solvedByStarts),
  };
}
