import { kindOf } from "../documents";
import { freshnessAfter } from "../recency";
import type { LiveIndex, Part } from "./live";
import type { Segment } from "./segment";

const MINUTES_OF_A_YEAR = 365 * 24 * 60;

/** How fresh each question is, by the newest of the site. */
export function freshnessIn({ parts }: LiveIndex): (part: Part, number: number) => number {
  const newest = parts.reduce((latest, { segment }) => Math.max(latest, latestOf(segment)), 0);
  return ({ segment }, number) => freshnessAfter((newest - segment.created[number]!) / MINUTES_OF_A_YEAR);
}

// A segment never changes.
const known = new WeakMap<Segment, number>();

function latestOf(segment: Segment): number {
  let latest = known.get(segment);
  if (latest === undefined) {
    latest = segment.keys.reduce(
      (most, key, at) => (kindOf(key) === "article" ? most : Math.max(most, segment.created[at]!)),
      0,
    );
    known.set(segment, latest);
  }
  return latest;
}
