import { gramsOf, KINDS } from "./grams";
import type { LiveIndex } from "./live";
import type { Match } from "./matches";
import type { Segment } from "./segment";

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
