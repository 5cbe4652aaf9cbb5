import type { SearchRequest } from "../engine";
import { isSpaced } from "../text";
import type { IndexAnswer, IndexQuery, RawHit } from "./client";
import { mistakesOf } from "./places";
import {
  filterFor,
  hasFilters,
  having,
  limitOf,
  meaning,
  mistyped,
  type Room,
  rooms,
  together,
  votersFilter,
} from "./query";
import type { Slot } from "./slots";
import { Tally } from "./tally";

type Search = (queries: IndexQuery[]) => Promise<IndexAnswer[]>;
/** One question to the server, and what becomes of its answer. */
type Question = { query: IndexQuery; take: (answer: IndexAnswer) => void };

export type Gathered = {
  tally: Tally;
  /** How near in meaning, from 0 to 1, by the server's id. */
  near: Map<string, number>;
  /** Hits for words that nobody here has written, by the word. */
  mistyped: Map<string, RawHit[]>;
};

const mostVoters = 60;
const mostNear = 60;
/** Of so many of a room it is asked which of the words they have that too many texts have to read them all. */
const candidates = 100;
/** The server takes no shorter word for a mistyped one. */
const leastLetters = 4;
/** A word with one letter changed, and with two. */
const mistaken = [1, 0.9, 0.7];

/** Asks the server for each word of a query by itself, and in a second step for what is left open by its first answers. */
export async function gather(
  uid: string,
  request: SearchRequest,
  slots: readonly Slot[],
  documents: number,
  search: Search,
): Promise<Gathered> {
  const tally = new Tally(slots, documents);
  const near = new Map<string, number>();
  const found = new Map<string, RawHit[]>();
  const limit = limitOf(request, slots.length);
  const open: { room: Room; slot: number; form: number }[] = [];
  const first: Question[] = [];
  const second: Question[] = [];
  const isFiltered = hasFilters(request);
  const fitting = (hits: readonly RawHit[]) => {
    const kept = leastMistaken(hits);
    return request.exact ? kept.filter((hit) => mistakesOf(hit) === 0) : kept;
  };

  slots.forEach((slot, s) => {
    slot.forms.forEach((form, f) => {
      const query = having(uid, form);
      const ask = (more: Partial<IndexQuery>, take: Question["take"]) =>
        first.push({ query: { ...query, ...more }, take });
      for (const room of rooms) {
        const filter = filterFor(room, request);
        if (filter === null) continue;
        ask({ filter, limit }, ({ hits, total }) => {
          const kept = fitting(hits);
          tally.put(room, s, f, kept, shareOf);
          if (total > hits.length) open.push({ room, slot: s, form: f });
          if (!isFiltered) tally.count(s, f, kept.length < hits.length ? kept.length : total);
        });
      }
      if (!isFiltered) return;
      // How rare a word is does not depend on what is looked at.
      ask({ limit: 0 }, ({ total }) => tally.count(s, f, total));
      if (request.mode !== "type")
        ask({ filter: votersFilter(request.exclude), limit: mostVoters }, ({ hits }) =>
          tally.put("voters", s, f, fitting(hits), shareOf),
        );
    });
  });
  for (const room of rooms) {
    const filter = filterFor(room, request);
    if (filter === null) continue;
    if (slots.length > 1)
      for (const query of together(uid, slots))
        first.push({
          query: { ...query, filter, limit: candidates },
          take: ({ hits }) => tally.note(room, hits),
        });
    if (request.meaning)
      first.push({
        query: { ...meaning(uid, request.meaning), filter, limit: mostNear },
        take: ({ hits }) => {
          tally.note(room, hits);
          for (const hit of hits) near.set(hit.id, Math.max(0, 2 * (hit._rankingScore ?? 0) - 1));
        },
      });
  }
  await putAll(first, search);

  for (const { room, slot, form } of open) {
    const ids = tally.best(room, candidates);
    if (ids.length === 0) continue;
    const filter = [...filterFor(room, request)!, `id IN [${ids.join(", ")}]`];
    second.push({
      query: { ...having(uid, slots[slot]!.forms[form]!), filter, limit: ids.length },
      take: ({ hits }) => tally.put(room, slot, form, fitting(hits), shareOf),
    });
  }
  if (!request.exact)
    slots.forEach(({ term, forms }, s) => {
      if (!tally.isUnknown(s) || forms[0]!.isBegun || !isSpaced(term) || term.length < leastLetters) return;
      for (const room of rooms) {
        const filter = filterFor(room, request);
        if (filter === null) continue;
        second.push({
          query: { ...mistyped(uid, term), filter, limit },
          take: ({ hits }) => {
            const kept = leastMistaken(hits);
            tally.put(room, s, 0, kept, shareOf);
            tally.count(s, 0, kept.length);
            found.set(term, [...(found.get(term) ?? []), ...kept]);
          },
        });
      }
    });
  await putAll(second, search);
  return { tally, near, mistyped: found };
}

const shareOf = (hit: RawHit): number => mistaken[mistakesOf(hit)] ?? 0;

/** The server also gives what is further from the word than its best hits are: that is another word. */
function leastMistaken(hits: readonly RawHit[]): RawHit[] {
  const least = hits.reduce((fewest, hit) => Math.min(fewest, mistakesOf(hit)), Number.POSITIVE_INFINITY);
  return hits.filter((hit) => mistakesOf(hit) === least);
}

async function putAll(questions: readonly Question[], search: Search): Promise<void> {
  if (questions.length === 0) return;
  const answers = await search(questions.map(({ query }) => query));
  questions.forEach(({ take }, at) => {
    take(answers[at]!);
  });
}
