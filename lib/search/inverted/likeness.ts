import { gramsOf, KINDS } from "./grams";
import type { LiveIndex } from "./live";
import type { Match } from "./matches";
import type { Segment } from "./segment";

/** What the title that is asked about has, and 0 for all that it has not; clean again after each use. */
const wanted = new Float32Array(KINDS);

/** How much alike each title is to this one, from 0 to 1: mistakes, endings and word order matter less than to words. */
export function likenesses(
  index: LiveIndex,
  title: string,
  matches: readonly Pick<Match, "part" | "number">[],
): Float64Array {
  const found = new Float64Array(matches.length);
  const [main] = index.parts;
  const asked = askedGrams(title);
  if (!main || asked.length === 0) return found;
  const weights = weightsOf(main.segment);
  let whole = 0;
  for (const gram of asked) {
    wanted[gram] = weights[gram]!;
    whole += weights[gram]!;
  }
  matches.forEach(({ part: { segment }, number }, at) => {
    let shared = 0;
    const end = segment.gramStarts[number + 1]!;
    for (let i = segment.gramStarts[number]!; i < end; i++) shared += wanted[segment.grams[i]!]!;
    found[at] = shared === 0 ? 0 : shared / Math.sqrt(whole * wholeOf(segment, number, weights));
  });
  for (const gram of asked) wanted[gram] = 0;
  return found;
}

// One title is compared with one list after the other.
let last = { title: "", grams: gramsOf("") };

function askedGrams(title: string): Uint16Array {
  if (last.title !== title) last = { title, grams: gramsOf(title) };
  return last.grams;
}

type Wholes = { weights: Float32Array; of: Float64Array };
const wholes = new WeakMap<Segment, Wholes>();

/** What all of one title weighs: the same for every query, and so reckoned once. */
function wholeOf(segment: Segment, number: number, weights: Float32Array): number {
  let known = wholes.get(segment);
  if (known?.weights !== weights) {
    known = { weights, of: new Float64Array(segment.gramStarts.length) };
    wholes.set(segment, known);
  }
  let whole = known.of[number]!;
  if (whole === 0) {
    const end = segment.gramStarts[number + 1]!;
    for (let i = segment.gramStarts[number]!; i < end; i++) whole += weights[segment.grams[i]!]!;
    known.of[number] = whole;
  }
  return whole;
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
