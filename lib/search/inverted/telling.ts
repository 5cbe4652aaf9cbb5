import { kindOf } from "../documents";
import { Best } from "./best";
import { DOCUMENT, frequencyAt, type Segment } from "./segment";
import { type List, listAt } from "./sums";

/** Several times as many as a search compares with each other. */
const MOST = 1_000;

// A segment never changes, and has few words that nearly every text has.
const known = new WeakMap<Segment, Map<number, List>>();

/** Of a word that nearly every text has: the articles, and the questions and lessons, about which it says most. */
export function tellingAt(segment: Segment, at: number, most = MOST): List {
  if (frequencyAt(segment, at) <= 2 * most) return listAt(segment, at);
  let lists = known.get(segment);
  if (!lists) {
    lists = new Map();
    known.set(segment, lists);
  }
  let list = lists.get(at);
  if (!list) {
    list = mostTelling(segment, at, most);
    lists.set(at, list);
  }
  return list;
}

function mostTelling({ keys, postings, impacts, postingStarts }: Segment, at: number, most: number): List {
  const articles = new Best(most);
  const others = new Best(most);
  const end = postingStarts[at + 1]!;
  for (let i = postingStarts[at]!; i < end; i++) {
    const best = kindOf(keys[postings[i]! & DOCUMENT]!) === "article" ? articles : others;
    if (impacts[i]! > best.least) best.add(i, impacts[i]!);
  }
  const places = Int32Array.from([...articles.places(), ...others.places()]).sort();
  return {
    postings: places.map((place) => postings[place]!),
    impacts: Uint8Array.from(places, (place) => impacts[place]!),
    from: 0,
    end: places.length,
  };
}
