import { NOT_ASKED, type Part, UNSOLVED } from "./live";
import { DOCUMENT, findPosting, frequencyAt, type Segment } from "./segment";

/** How many asked with a word, and how many of them each solver has helped. */
type Askers = { asked: number; solvers: Int32Array; counts: Int32Array; readTo: number };

// A word that so many have is looked up again soon.
const COMMON = 1_000;
const KEPT = 4_000;
const MANY_CHANGES = 200;
const known = new WeakMap<Segment, Map<number, Askers>>();

/** Adds to each solver how many it has helped of those who asked with the word at this place; returns how many asked. */
export function addAskers(part: Part, at: number, into: Float64Array, common = COMMON): number {
  if (frequencyAt(part.segment, at) < common) return addEach(part, at, into);
  const { asked, solvers, counts } = keptOf(part, at, into.length);
  for (let i = 0; i < solvers.length; i++) into[solvers[i]!]! += counts[i]!;
  return asked;
}

function addEach({ segment, roles, solverStarts, solvers }: Part, at: number, into: Float64Array): number {
  const { postings, postingStarts } = segment;
  const end = postingStarts[at + 1]!;
  let asked = 0;
  for (let i = postingStarts[at]!; i < end; i++) {
    const entry = postings[i]!;
    const number = entry & DOCUMENT;
    // Neither answers nor articles are an asker's words.
    if (entry >>> 30 === 0 || roles[number] === NOT_ASKED) continue;
    asked++;
    if (roles[number] === UNSOLVED) continue;
    for (let s = solverStarts[number]!; s < solverStarts[number + 1]!; s++) into[solvers[s]!]!++;
  }
  return asked;
}

/** Of common words the counts are kept, and follow who has gone since, so that nobody has to be counted again. */
function keptOf(part: Part, at: number, solvers: number): Askers {
  let words = known.get(part.segment);
  if (!words || words.size > KEPT) {
    words = new Map();
    known.set(part.segment, words);
  }
  const before = words.get(at);
  if (before && follow(before, part, at)) return before;
  const askers = countAll(part, at, solvers);
  words.set(at, askers);
  return askers;
}

function countAll(part: Part, at: number, size: number): Askers {
  const sums = new Float64Array(size);
  const asked = addEach(part, at, sums);
  const solvers: number[] = [];
  sums.forEach((sum, solver) => {
    if (sum > 0) solvers.push(solver);
  });
  const counts = Int32Array.from(solvers, (solver) => sums[solver]!);
  return { asked, solvers: Int32Array.from(solvers), counts, readTo: part.moves.length };
}

/** Counts in and out who has come and gone since; false where counting anew is less work. */
function follow(askers: Askers, part: Part, at: number): boolean {
  const { moves, segment, solverStarts, solvers } = part;
  if (moves.length - askers.readTo > MANY_CHANGES) return false;
  for (; askers.readTo < moves.length; askers.readTo++) {
    const { number, role, sign } = moves[askers.readTo]!;
    const posting = role === NOT_ASKED ? -1 : findPosting(segment, at, number);
    if (posting < 0 || segment.postings[posting]! >>> 30 === 0) continue;
    askers.asked += sign;
    if (role === UNSOLVED) continue;
    for (let s = solverStarts[number]!; s < solverStarts[number + 1]!; s++) {
      const place = askers.solvers.indexOf(solvers[s]!);
      if (place < 0) return false;
      askers.counts[place]! += sign;
    }
  }
  return true;
}
