import { NOT_ASKED, type Part, UNSOLVED } from "./live";
import { DOCUMENT, frequencyAt, type Segment } from "./segment";

/** How many asked with a word, and which of them something has solved, by number. */
export type Askers = { asked: number; solved: Int32Array };

// A word that so many have is looked up again soon; of those who have it only some were solved.
const COMMON = 1_000;
const KEPT = 4_000;
const known = new WeakMap<Segment, Map<number, Askers>>();

/** Who asked with the word at this place. Of common words the list is kept: it may name some that have gone since. */
export function askersOf(part: Part, at: number): Askers {
  if (frequencyAt(part.segment, at) < COMMON) return lookUp(part, at);
  let lists = known.get(part.segment);
  if (!lists || lists.size > KEPT) {
    lists = new Map();
    known.set(part.segment, lists);
  }
  let askers = lists.get(at);
  if (!askers) {
    const { asked, solved } = lookUp(part, at);
    askers = { asked, solved: solved.slice() };
    lists.set(at, askers);
  }
  return askers;
}

let scratch = new Int32Array(1_024);

function lookUp({ segment, roles }: Part, at: number): Askers {
  const { postings, postingStarts } = segment;
  const end = postingStarts[at + 1]!;
  if (scratch.length < end - postingStarts[at]!) scratch = new Int32Array(end - postingStarts[at]!);
  let asked = 0;
  let count = 0;
  for (let i = postingStarts[at]!; i < end; i++) {
    const entry = postings[i]!;
    const number = entry & DOCUMENT;
    // Neither answers nor articles are an asker's words.
    if (entry >>> 30 === 0 || roles[number] === NOT_ASKED) continue;
    asked++;
    if (roles[number] !== UNSOLVED) scratch[count++] = number;
  }
  return { asked, solved: scratch.subarray(0, count) };
}
