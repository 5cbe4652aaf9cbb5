import { createHash } from "node:crypto";
import { type FoundKind, idOf, type Kind, keyOfSubject, kindOf, type SearchDocument } from "../documents";
import { countedWords, differentWords, heldWords } from "./words";

/** Rises with every change of what a document holds, of the settings, or of how words are cut; each has an index of its own. */
export const MEILI_VERSION = 6;

/** One thing as the server holds it: words to be found by, and what is needed to filter and rank. No text for reading. */
export type HeldDocument = {
  id: string;
  kind: Kind;
  language: string;
  topics: number[];
  /** Left out of articles, which are neither. */
  solved?: boolean;
  answered?: boolean;
  /** Only where it is so. */
  outdated?: true;
  /** Seconds since 1970. */
  createdAt: number;
  solvedBy: string[];
  title: string;
  /** How many different words the title has, as a query is counted. */
  titleWords: number;
  /** How many different words title and body have. */
  ownWords: number;
  body: string;
  answers: string;
  /** Of all this: tells the checker whether it is up to date. */
  checksum: string;
  _vectors?: { site: number[] | null };
};

/** Words beyond these do not count, as in the default engine. */
const limits = { title: 100, body: 5_000, answers: 4_000 };

export const heldId = ({ kind, id }: { kind: Kind; id: number }): string => `${kind}-${id}`;
export const heldIdOfSubject = (subject: string): string => subject.replace(":", "-");

/** The thing that an id of the server stands for, or undefined for one that no site has written. */
export function placeOf(held: string): { kind: Kind; id: number } | undefined {
  const key = keyOfSubject(held.replace("-", ":"));
  return key === undefined ? undefined : { kind: kindOf(key), id: idOf(key) };
}

export const isFound = (kind: Kind): kind is FoundKind => kind !== "lesson";

/** A document as it is sent; `vector` only where the site has an embedder. */
export function heldDocument(document: SearchDocument, vector?: readonly number[] | null): HeldDocument {
  const { kind, id, language, solved, answered, outdated, createdAt, title, body, answers } = document;
  const own = `${kind}:${id}`;
  return {
    id: heldId({ kind, id }),
    kind,
    language: language.slice(0, 2).toLowerCase(),
    topics: [...document.topics].sort((a, b) => a - b),
    ...(kind !== "article" && { solved, answered }),
    ...(outdated && { outdated }),
    createdAt: Math.floor(createdAt.getTime() / 1_000),
    solvedBy: document.solvedBy.filter((solver) => solver !== own),
    title: heldWords(title, language, limits.title),
    titleWords: countedWords(title, language),
    ownWords: differentWords([title, body], language),
    body: heldWords(body, language, limits.body),
    answers: heldWords(answers, language, limits.answers),
    checksum: checksumOf(document, vector),
    ...(vector !== undefined && { _vectors: { site: vector && [...vector] } }),
  };
}

/** Cheap enough to make for a whole site: from what a document is made of, without cutting its words. */
export function checksumOf(document: SearchDocument, vector?: readonly number[] | null): string {
  const { kind, id, language, solved, answered, outdated, createdAt, title, body, answers, solvedBy } =
    document;
  const topics = [...document.topics].sort((a, b) => a - b);
  const all = [
    MEILI_VERSION,
    kind,
    id,
    language,
    solved,
    answered,
    outdated ?? false,
    createdAt.getTime(),
    title,
    body,
    answers,
  ];
  return createHash("sha256")
    .update(JSON.stringify([...all, topics, solvedBy, vector ?? null]))
    .digest("base64url")
    .slice(0, 22);
}
