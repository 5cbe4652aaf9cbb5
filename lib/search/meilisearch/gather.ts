import type { SearchRequest } from "../engine";
import { isSpaced } from "../text";
import { Askers } from "./askers";
import type { IndexAnswer, IndexQuery, RawHit } from "./client";
import { mistakesOf } from "./places";
import {
  allAskers,
  askersWith,
  filterFor,
  hasFilters,
  having,
  limitOf,
  meaning,
  mistyped,
  type Room,
  rooms,
  taughtAskers,
  together,
  votersFilter,
} from "./query";
import type { Slot } from "./slots";
import { Tally } from "./tally";

type Search = (queries: IndexQuery[]) => Promise<IndexAnswer[]>;
/** One question to the server, and what becomes of its answer. */
type Question = { query: IndexQuery; take: (answer: IndexAnswer) => void };
/** What the server says has a form of a word, in each room. */
type Heard = { slot: number; form: number; answers: (IndexAnswer & { room: Room | "voters" })[] };

export type Gathered = {
  tally: Tally;
  askers: Askers;
  /** How near in meaning, from 0 to 1, by the server's id. */
  near: Map<string, number>;
  /** Hits for words that nobody here has written, by the word. */
  mistyped: Map<string, RawHit[]>;
  /** Where some word is in more than was read. */
  cut: Set<Room>;
};

const mostVoters = 60;
const mostNear = 60;
/** Of so many of each kind it is asked which of the words they have that too many texts have to read them all. */
const candidates = 100;
/** The server takes no shorter word for a mistyped one. */
const leastLetters = 4;

/** Asks the server for each word of a query by itself, and in a second step for what is left open by its first answers. */
export async function gather(
  uid: string,
  request: SearchRequest,
  slots: readonly Slot[],
  documents: number,
  search: Search,
): Promise<Gathered> {
  const tally = new Tally(slots, documents);
  const askers = new Askers(slots);
  // Questions are like each other by what they say, not by what solved them.
  const isLearnt = request.mode !== "similar";
  const near = new Map<string, number>();
  const wanted = rooms.flatMap((room) => {
    const filter = filterFor(room, request);
    return filter === null ? [] : [{ room, filter }];
  });

  const heard: Heard[] = [];
  await putAll(
    [
      ...slots.flatMap((slot, s) => slot.forms.flatMap((_, f) => firstOf(s, f))),
      ...(isLearnt ? everybody() : []),
      ...wanted.flatMap(({ room, filter }) => [...atOnce(room, filter), ...meant(room, filter)]),
    ],
    search,
  );
  for (const one of heard) put(one);

  const lists = heard.flatMap(({ answers }) => answers);
  const cut = new Set(wanted.map(({ room }) => room).filter((room) => lists.some(isCutIn(room))));

  const again: Heard[] = [];
  await putAll(
    [
      ...heard.flatMap(({ slot, form, answers }) =>
        answers.flatMap((answer) => (isCut(answer) ? amongBest(slot, form, answer.room) : [])),
      ),
      ...(request.exact ? [] : slots.flatMap((slot, s) => mistypedOf(slot, s))),
    ],
    search,
  );
  const mistypedHits = new Map<string, RawHit[]>();
  for (const one of again) mistypedHits.set(slots[one.slot]!.term, put(one));
  return { tally, askers, near, mistyped: mistypedHits, cut };

  /** What has a form of a word, and of how many documents: how rare it is does not depend on what is looked at. */
  function firstOf(slot: number, form: number): Question[] {
    const query = having(uid, slots[slot]!.forms[form]!);
    const limit = limitOf(request, slots.length);
    const one: Heard = { slot, form, answers: [] };
    heard.push(one);
    const asked = wanted.map(
      ({ room, filter }): Question => ({
        query: { ...query, filter, limit },
        take: (answer) => one.answers.push({ ...answer, room }),
      }),
    );
    if (isLearnt)
      asked.push({ query: askersWith(query, request), take: (answer) => askers.count(slot, answer) });
    if (!hasFilters(request)) return asked;
    asked.push({ query: { ...query, limit: 0 }, take: ({ total }) => tally.count(slot, form, total) });
    if (request.mode !== "type")
      asked.push({
        query: { ...query, filter: votersFilter(request.exclude), limit: mostVoters },
        take: ({ hits }) => one.answers.push({ hits, total: hits.length, room: "voters" }),
      });
    return asked;
  }

  function everybody(): Question[] {
    return [
      { query: allAskers(uid, request), take: askers.countAll },
      { query: taughtAskers(uid, request), take: askers.countTaught },
    ];
  }

  function atOnce(room: Room, filter: string[]): Question[] {
    const chunks = slots.length > 1 ? together(uid, slots) : [];
    const limit = Math.ceil(candidates / chunks.length);
    const take: Question["take"] = ({ hits }) => tally.note(room, hits);
    return chunks.map((query) => ({ query: { ...query, filter, limit }, take }));
  }

  function meant(room: Room, filter: string[]): Question[] {
    if (!request.meaning) return [];
    const take: Question["take"] = ({ hits }) => {
      tally.note(room, hits);
      for (const hit of hits) near.set(hit.id, Math.max(0, 2 * (hit._rankingScore ?? 0) - 1));
    };
    return [{ query: { ...meaning(uid, request.meaning), filter, limit: mostNear }, take }];
  }

  function amongBest(slot: number, form: number, room: Room | "voters"): Question[] {
    const own = wanted.find((one) => one.room === room);
    const ids = own ? tally.promising(own.room, candidates) : [];
    if (!own || ids.length === 0) return [];
    const filter = [...own.filter, `id IN [${ids.join(", ")}]`];
    const query = { ...having(uid, slots[slot]!.forms[form]!), filter, limit: ids.length };
    return [{ query, take: ({ hits }) => tally.put(own.room, slot, form, fitting(hits)) }];
  }

  function mistypedOf({ term, forms }: Slot, slot: number): Question[] {
    if (!tally.isUnknown(slot) || forms[0]!.isBegun) return [];
    if (!isSpaced(term) || [...term].length < leastLetters) return [];
    const one: Heard = { slot, form: 0, answers: [] };
    again.push(one);
    const limit = limitOf(request, slots.length);
    return wanted.map(({ room, filter }) => ({
      query: { ...mistyped(uid, term), filter, limit },
      take: (answer) => one.answers.push({ ...answer, room }),
    }));
  }

  /** Takes in what has a word, but for what is further from it than the best: that is another word. */
  function put({ slot, form, answers }: Heard): RawHit[] {
    const least = Math.min(...answers.flatMap(({ hits }) => hits.map(mistakesOf)));
    const kept = answers.map(({ room, hits, total }) => {
      const near = fitting(hits).filter((hit) => mistakesOf(hit) === least);
      tally.put(room, slot, form, near);
      const isCounted = !hasFilters(request) && room !== "voters";
      if (isCounted) tally.count(slot, form, near.length < hits.length ? near.length : total);
      return near;
    });
    return kept.flat();
  }

  function fitting(hits: readonly RawHit[]): RawHit[] {
    return hits.filter((hit) => !request.exact || mistakesOf(hit) === 0);
  }
}

const isCut = ({ hits, total }: IndexAnswer): boolean => total > hits.length;
const isCutIn = (room: Room) => (answer: Heard["answers"][number]) => answer.room === room && isCut(answer);

async function putAll(questions: readonly Question[], search: Search): Promise<void> {
  if (questions.length === 0) return;
  const answers = await search(questions.map(({ query }) => query));
  questions.forEach(({ take }, at) => {
    take(answers[at]!);
  });
}
