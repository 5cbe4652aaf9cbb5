import type { Filters, SearchRequest } from "../engine";
import { MARK_END, MARK_START } from "../marks";
import type { IndexQuery } from "./client";
import { heldIdOfSubject } from "./documents";
import { broughtAlong, locales } from "./settings";
import type { Form, Slot } from "./slots";
import { plainWord } from "./words";

export type Room = "articles" | "asked";
export const rooms: readonly Room[] = ["articles", "asked"];

/** Of each word so many hits of a room are read, and no more than so many of all words together. */
const mostHits = { type: 60, submit: 300, ask: 200, similar: 200 };
const mostHitsInAll = { type: 400, submit: 2_000, ask: 2_000, similar: 2_000 };
const leastHits = 30;
/** The server reads ten words of a query and drops the others without a word. */
const wordsAtOnce = 10;
const nothing = 'kind = "nothing"';

export const limitOf = ({ mode }: SearchRequest, slots: number): number =>
  Math.max(leastHits, Math.min(mostHits[mode], Math.floor(mostHitsInAll[mode] / Math.max(1, slots))));

/**
 * What has a form of a word. In quotes a word stands for itself, neither mistyped nor begun; of a query without them the
 * server would give only what has its rarest word, however much of the others something else has.
 */
export const having = (uid: string, { terms, isBegun }: Form): IndexQuery => ({
  ...plain(uid),
  q: terms.map((term) => (isBegun ? plainWord(term) : `"${plainWord(term)}"`)).join(" "),
  ...(isBegun && { showRankingScoreDetails: true }),
});

/** What has a word that nobody here has written, with a letter or two changed. */
export const mistyped = (uid: string, term: string): IndexQuery => ({
  ...plain(uid),
  q: plainWord(term),
  showRankingScoreDetails: true,
  attributesToHighlight: ["title", "body"],
  attributesToCrop: ["body"],
  cropLength: 12,
  highlightPreTag: MARK_START,
  highlightPostTag: MARK_END,
});

/** What has most of a query at once, for where each word is in too many texts to read them all. */
export const together = (uid: string, slots: readonly Slot[]): IndexQuery[] => {
  const words = slots.map(({ term }) => plainWord(term));
  const chunks: IndexQuery[] = [];
  for (let at = 0; at < words.length; at += wordsAtOnce)
    chunks.push({
      ...plain(uid),
      q: words.slice(at, at + wordsAtOnce).join(" "),
      matchingStrategy: "frequency",
    });
  return chunks;
};

/** What means about the same, nearest first. */
export const meaning = (uid: string, vector: Int8Array): IndexQuery => ({
  ...plain(uid),
  vector: [...vector],
  hybrid: { embedder: "site", semanticRatio: 1 },
});

/** Whether these documents are there at all. */
export const presence = (uid: string, ids: readonly string[]): IndexQuery => ({
  ...plain(uid),
  q: "",
  filter: [`id IN [${ids.join(", ")}]`],
  limit: ids.length,
});

const plain = (indexUid: string) => ({
  indexUid,
  locales,
  matchingStrategy: "all" as const,
  attributesToRetrieve: [...broughtAlong],
  showRankingScore: true,
});

export const hasFilters = ({ filters }: SearchRequest): boolean =>
  Object.values(filters ?? {}).some((value) => value !== undefined);

/** What a room may give for a request, or null where it is not wanted at all. */
export function filterFor(room: Room, request: SearchRequest): string[] | null {
  const { filters, exclude } = request;
  if (filters?.kind && (filters.kind === "article") !== (room === "articles")) return null;
  const kind = hasFilters(request) ? "kind = question" : "kind IN [question, lesson]";
  return [room === "articles" ? "kind = article" : kind, ...conditions(filters, exclude)];
}

/** Whoever has asked anything. */
const askersFilter = (exclude: readonly string[] = []): string[] => [
  "kind IN [question, lesson]",
  ...conditions({}, exclude),
];

/** How many have asked with this, and what has helped how many of them. */
export const askersWith = (query: IndexQuery, { exclude }: SearchRequest): IndexQuery => ({
  ...query,
  filter: askersFilter(exclude),
  attributesToSearchOn: ["title", "body"],
  facets: ["solvedBy"],
  limit: 0,
});

/** How many have asked anything, and what has helped how many of them. */
export const allAskers = (uid: string, request: SearchRequest): IndexQuery =>
  askersWith({ ...plain(uid), q: "" }, request);

/** How many of them say what has helped. */
export const taughtAskers = (uid: string, { exclude }: Pick<SearchRequest, "exclude">): IndexQuery => ({
  ...plain(uid),
  q: "",
  filter: [...askersFilter(exclude), "solvedBy IS NOT EMPTY"],
  limit: 0,
});

/** Who was helped by what counts wherever they asked. */
export const votersFilter = (exclude: readonly string[] = []): string[] => [
  "kind IN [question, lesson]",
  "solved = true",
  ...conditions({}, exclude),
];

/** Every value is a number of ours or one of a closed list, or quoted. */
function conditions(filters: Filters = {}, exclude: readonly string[] = []): string[] {
  const { topics, solved, language, since } = filters;
  const ids = exclude.map(heldIdOfSubject).filter((id) => /^[a-z]+-\d+$/.test(id));
  return [
    ...(topics ? [topics.length === 0 ? nothing : `topics IN [${topics.map(Number).join(", ")}]`] : []),
    ...(solved === true ? ["(kind = article OR solved = true)"] : []),
    ...(solved === false ? ["kind = question AND solved = false"] : []),
    ...(language ? [`language = ${quoted(language.slice(0, 2).toLowerCase())}`] : []),
    ...(since ? [`createdAt >= ${Math.floor(since.getTime() / 1_000)}`] : []),
    ...(ids.length > 0 ? [`id NOT IN [${ids.join(", ")}]`] : []),
  ];
}

const quoted = (value: string): string => JSON.stringify(value.replace(/["\\]/g, ""));
