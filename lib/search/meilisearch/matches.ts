import { type Key, keyOfSubject } from "../documents";
import type { RawHit } from "./client";
import { placeOf } from "./documents";
import type { Part } from "./query";

/** One document with what the server says of it for all parts of a query together, from 0 to 1. */
export type Match = {
  key: Key;
  words: number;
  isSolved: boolean;
  isAnswered: boolean;
  isOutdated: boolean;
  language: string;
  /** Seconds since 1970. */
  createdAt: number;
  solvedBy: Key[];
};

/** Hits of several parts of a query as one list, best first. */
export function together(parts: readonly Part[], hits: readonly RawHit[][], find: Part["find"]): Match[] {
  const counted = parts.filter((part) => part.find === find && !part.isInPlace);
  const whole = counted.reduce((sum, part) => sum + part.weight, 0) || 1;
  const matches = new Map<string, Match>();
  parts.forEach((part, at) => {
    if (part.find !== find) return;
    const list = hits[at] ?? [];
    // Of several names of a thing a text has one: what counts is how near it comes to the best.
    const most = part.isInPlace ? list[0]?._rankingScore || 1 : 1;
    for (const hit of list) {
      const match = matches.get(hit.id) ?? matchOf(hit);
      if (!match) continue;
      match.words = Math.min(1, match.words + (part.weight / whole) * ((hit._rankingScore ?? 0) / most));
      matches.set(hit.id, match);
    }
  });
  return [...matches.values()].sort((a, b) => b.words - a.words || b.key - a.key);
}

/** A hit as a match whose words nothing has been said of yet, or undefined for what no site has written. */
export function matchOf(hit: RawHit): Match | undefined {
  const place = placeOf(hit.id);
  const key = place && keyOfSubject(`${place.kind}:${place.id}`);
  if (key === undefined) return;
  const solvers = (Array.isArray(hit.solvedBy) ? hit.solvedBy : []).map((subject) =>
    keyOfSubject(String(subject)),
  );
  return {
    key,
    words: 0,
    isSolved: hit.solved === true,
    isAnswered: hit.answered === true,
    isOutdated: hit.outdated === true,
    language: String(hit.language ?? ""),
    createdAt: Number(hit.createdAt) || 0,
    solvedBy: solvers.filter((solver) => solver !== undefined),
  };
}
