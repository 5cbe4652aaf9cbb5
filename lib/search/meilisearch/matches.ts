import { type Key, keyOfSubject } from "../documents";
import type { RawHit } from "./client";
import { placeOf } from "./documents";

/** What a query's words say of one document, each as shares of all that the query says. */
export type Said = {
  /** Each word by where it stands, and in how long a text. */
  words: number;
  /** However long the text is. */
  said: number;
  /** Wherever it stands. */
  covered: number;
  /** Only in the title. */
  titled: number;
  /** The title has all the words of the query and no other. */
  isTitle: boolean;
};

/** One document with what it is and what the query's words say of it. */
export type Match = Said & {
  key: Key;
  isSolved: boolean;
  isAnswered: boolean;
  isOutdated: boolean;
  language: string;
  /** Seconds since 1970. */
  createdAt: number;
  /** How many different words it has. */
  ownWords: number;
  solvedBy: Key[];
};

const nothingSaid: Said = { words: 0, said: 0, covered: 0, titled: 0, isTitle: false };

/** A hit as a match, or undefined for what no site has written. */
export function matchOf(hit: RawHit, said: Said = nothingSaid): Match | undefined {
  const place = placeOf(hit.id);
  const key = place && keyOfSubject(`${place.kind}:${place.id}`);
  if (key === undefined) return;
  const solvers = (Array.isArray(hit.solvedBy) ? hit.solvedBy : []).map((subject) =>
    keyOfSubject(String(subject)),
  );
  return {
    ...said,
    key,
    isSolved: hit.solved === true,
    isAnswered: hit.answered === true,
    isOutdated: hit.outdated === true,
    language: String(hit.language ?? ""),
    createdAt: Number(hit.createdAt) || 0,
    ownWords: ownWordsOf(hit),
    solvedBy: solvers.filter((solver) => solver !== undefined),
  };
}

export const ownWordsOf = (hit: RawHit): number => Number(hit.ownWords) || 0;

export const better = (a: Match, b: Match): number => b.words - a.words || b.key - a.key;
