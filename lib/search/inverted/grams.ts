import type { LiveIndex } from "./live";
import type { Match } from "./matches";
import type { Segment } from "./segment";

const KINDS = 2 ** 16;
const LENGTH = 3;
const MEETING = 2;
const WORD = /[\p{L}\p{N}]+/gu;
/** Longer titles say no more about what they are called. */
const read = 300;

/**
 * Three letters each, over the ends of words too, of all words of a title, and where two words meet two of each: as
 * numbers, each once, in order.
 */
export function gramsOf(title: string): Uint16Array {
  const found = new Set<number>();
  let before = "";
  for (const [word] of title.slice(0, read).normalize("NFKC").toLowerCase().matchAll(WORD)) {
    const letters = ` ${word} `;
    for (let at = 0; at + LENGTH <= letters.length; at++) found.add(hash(letters, at, at + LENGTH));
    if (before) {
      const seam = `${before.slice(-MEETING)} ${word.slice(0, MEETING)}`;
      found.add(hash(seam, 0, seam.length));
    }
    before = word;
  }
  return Uint16Array.from(found).sort();
}

function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 16)) & (KINDS - 1);
}

/** What the title that is asked about has, and 0 for all that it has not; clean again after each use. */
const wanted = new Float32Array(KINDS);

/** How much alike each title is to this one, from 0 to 1: mistakes, endings and word order matter less than to words. */
export function likenesses(index: LiveIndex, title: string, matches: readonly Match[]): Float64Array {
  const found = new Float64Array(matches.length);
  const [main] = index.parts;
  const asked = gramsOf(title);
  if (!main || asked.length === 0) return found;
  const weights = weightsOf(main.segment);
  let whole = 0;
  for (const gram of asked) {
    wanted[gram] = weights[gram]!;
    whole += weights[gram]!;
  }
  matches.forEach(({ part: { segment }, number }, at) => {
    let shared = 0;
    let own = 0;
    const end = segment.gramStarts[number + 1]!;
    for (let i = segment.gramStarts[number]!; i < end; i++) {
      const gram = segment.grams[i]!;
      own += weights[gram]!;
      shared += wanted[gram]!;
    }
    found[at] = own === 0 ? 0 : shared / Math.sqrt(whole * own);
  });
  for (const gram of asked) wanted[gram] = 0;
  return found;
}

// What came since the last merge hardly changes how rare three letters are.
const known = new WeakMap<Segment, Float32Array>();

/** How rare each is, squared, as in the length of a vector. */
function weightsOf(segment: Segment): Float32Array {
  let weights = known.get(segment);
  if (!weights) {
    const counts = new Uint32Array(KINDS);
    for (const gram of segment.grams) counts[gram]!++;
    const titles = segment.keys.length;
    weights = Float32Array.from(counts, (count) => Math.log(1 + (titles + 0.5) / (count + 0.5)) ** 2);
    known.set(segment, weights);
  }
  return weights;
}
