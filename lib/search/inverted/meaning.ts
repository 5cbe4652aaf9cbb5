import { type FoundKind, idOf, type Key, keyOf, kindOf } from "../documents";
import type { Hit, SearchRequest, SearchResult } from "../engine";
import { capQuery } from "../text";
import type { LiveIndex } from "./live";
import { filterOf } from "./matches";
import { searchIndex } from "./rank";
import { SOLVED } from "./segment";
import type { Near, Vectors } from "./vectors";

type Answer = Omit<SearchResult, "engine" | "degraded">;

const looked = 300;
const neighbours = 60;
const steepness = 2;
/** How much of a score the meaning of a short question is. The more words there are, the less one vector adds to them. */
const shareOfShort = 0.3;
const short = 12;
/** What has none of the words must mean nearly the same. */
const leastNear = 0.35;

/** The answer by words, in which what means the same has moved up, or come in where it has none of the words. */
export function searchByMeaning(index: LiveIndex, vectors: Vectors, request: SearchRequest): Answer {
  const byWords = searchIndex(index, { ...request, offset: 0, limit: looked });
  const passes = filterOf(request.filters, request.exclude);
  const isThere = (key: Key) => index.has(key);
  const share = shareFor(request);
  const near = vectors.nearest(request.meaning!, neighbours, isThere);
  const meant = meantBy(index, near);
  const hits = new Map<Key, Hit>();
  for (const hit of byWords.hits) {
    const { nearness = 0, via } = meant.get(keyOf(hit.kind, hit.id)) ?? {};
    hits.set(keyOf(hit.kind, hit.id), {
      ...hit,
      score: "waiting" in hit.parts ? hit.score * (1 - share) : (1 - share) * hit.score + share * nearness,
      parts: { ...hit.parts, meaning: nearness },
      ...(hit.via === undefined && via !== undefined && { via }),
    });
  }
  for (const [key, { nearness, via }] of meant) {
    const place = index.find(key);
    if (hits.has(key) || nearness < leastNear || !place || !passes(place.part, place.number)) continue;
    const isSolved = (place.part.segment.flags[place.number]! & SOLVED) !== 0;
    if (request.mode === "ask" && kindOf(key) === "question" && !isSolved) continue;
    hits.set(key, {
      kind: kindOf(key) as FoundKind,
      id: idOf(key),
      score: share * nearness,
      holds: 0,
      parts: { meaning: nearness },
      ...(via !== undefined && { via }),
    });
    count(byWords.facets, key, isSolved);
  }
  const ranked = [...hits.values()].sort((a, b) => b.score - a.score || b.id - a.id);
  const from = request.offset ?? 0;
  const total = byWords.total + hits.size - byWords.hits.length;
  return { ...byWords, total, hits: ranked.slice(from, from + request.limit) };
}

function shareFor({ q, details = "" }: SearchRequest): number {
  const words = capQuery(`${q}\n${details}`).split(/\s+/).length;
  return shareOfShort * (short / Math.max(short, words)) ** 2;
}

function count(facets: Answer["facets"], key: Key, isSolved: boolean): void {
  facets.kind[kindOf(key) as FoundKind]++;
  if (kindOf(key) === "question") facets.solved[isSolved ? "yes" : "no"]++;
}

type Meant = { nearness: number; via?: number };

/** Articles and questions by how near they are, or how near the questions are that they have solved. */
function meantBy(index: LiveIndex, near: readonly Near[]): Map<Key, Meant> {
  const meant = new Map<Key, Meant>();
  const votes = new Map<Key, { sum: number; via: Key }>();
  for (const { key, nearness } of near) {
    if (kindOf(key) !== "lesson") meant.set(key, { nearness });
    const { part, number } = index.find(key)!;
    for (let s = part.solverStarts[number]!; s < part.solverStarts[number + 1]!; s++) {
      const solver = index.solvers.keys[part.solvers[s]!]!;
      const vote = votes.get(solver) ?? { sum: 0, via: key };
      votes.set(solver, { ...vote, sum: vote.sum + nearness ** steepness });
    }
  }
  const most = Math.max(0, ...[...votes.values()].map(({ sum }) => sum)) || 1;
  const best = near[0]?.nearness ?? 0;
  for (const [solver, { sum, via }] of votes) {
    const nearness = best * (sum / most);
    if (nearness <= (meant.get(solver)?.nearness ?? 0)) continue;
    meant.set(solver, { nearness, ...(kindOf(via) === "question" && { via: idOf(via) }) });
  }
  return meant;
}
