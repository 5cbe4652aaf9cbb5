import type { FoundKind } from "./documents";

/** `type`: while typing, the last word may be unfinished. `ask`: what could answer this question, answered things first. */
export type Mode = "type" | "submit" | "ask" | "similar";

export type Filters = {
  kind?: FoundKind;
  topics?: readonly number[];
  /** True: articles and solved questions. False: questions that wait for a solution. */
  solved?: boolean;
  language?: string;
  /** Nothing older. */
  since?: Date;
};

export type SearchRequest = {
  q: string;
  /** The body of a question: counts, but less than its title. */
  details?: string;
  /** The reader's. */
  language: string;
  mode: Mode;
  filters?: Filters;
  limit: number;
  offset?: number;
  /** Search exactly what was typed: no word is taken for a mistyped one. */
  exact?: boolean;
  /** Also say what would answer this, were it a question: half the work is the same. */
  withAnswer?: boolean;
  /** What the words mean, by the site's embedder: whole, one signed byte a dimension. */
  meaning?: Int8Array;
  /** Left out of the hits, like the thread that similar ones are looked up for. */
  exclude?: readonly string[];
};

/**
 * What a request is ranked as, before one kind is taken from the list: a kind alone has what the list of all kinds has of
 * it, no less and no more. Similar questions are measured among themselves.
 */
export const amongAllKinds = (request: SearchRequest): SearchRequest =>
  request.mode === "similar" || !request.filters?.kind
    ? request
    : { ...request, filters: { ...request.filters, kind: undefined } };

export type Hit = {
  kind: FoundKind;
  id: number;
  /** Comparable between queries: 1 is certain, near 0 says that nothing here fits. */
  score: number;
  /**
   * How likely the query says enough to single this out: near 0 where its words are everybody's and the next hit fits as
   * well. Left out by an engine that cannot tell.
   */
  clear?: number;
  /** Of what the query says, each word by how much it tells: the share that this has, or the question that led here. */
  holds: number;
  /** What the score is made of, for "why is this here". */
  parts: Readonly<Record<string, number>>;
  /** The question whose words led here, where that says more than the hit's own. */
  via?: number;
};

/** From here on a hit is likelier right than wrong, and may be shown as *the* answer; others are only results. */
export const ANSWER_FROM = 0.5;
export const isAnswer = ({ score, clear = 1 }: Pick<Hit, "score" | "clear">): boolean =>
  score >= ANSWER_FROM && clear >= ANSWER_FROM;

/** The first of what answers a question, where it is good enough for that. */
export const answerAmong = ([first]: readonly Hit[]): Hit | null => (first && isAnswer(first) ? first : null);

/**
 * What has less is not worth a glance of somebody who did not look for it: not even one in twenty like it is right, of
 * questions beside a question one in ten. Chosen on real sites (docs/search.md).
 */
const SUGGESTED_FROM: Readonly<Record<Mode, number>> = { type: 0.05, submit: 0, ask: 0.05, similar: 0.1 };
/** Whatever has two words of three is about what somebody says, however little they said. */
const HOLDS_ENOUGH = 2 / 3;

/** The hits that may be put before somebody unasked; a page of results shows all of them. */
export function worthSuggesting({ hits, degraded }: SearchResult, mode: Mode): Hit[] {
  // Candidates of the database are measured against each other alone: their scores say too little to go by.
  if (degraded) return hits;
  // A long thread has all the words of a short question without asking the same.
  const enough = mode === "similar" ? Number.POSITIVE_INFINITY : HOLDS_ENOUGH;
  return hits.filter(({ score, holds }) => score >= SUGGESTED_FROM[mode] || holds >= enough);
}

export type SearchResult = {
  hits: Hit[];
  total: number;
  /** Kinds of which only the best are counted, and most of these fit: there may be more. */
  uncounted?: readonly FoundKind[];
  facets: { kind: Record<FoundKind, number>; solved: { yes: number; no: number } };
  /** Where that was wanted: what is likelier right than wrong as the answer; null where nothing is. */
  answer?: Hit | null;
  /** What was typed (as an index term) and what was looked up in its place. */
  corrections: { from: string; to: string }[];
  /** Of what was typed, terms that nearly every text has: not worth marking, where the engine knows them. */
  common?: string[];
  engine: string;
  /** Simple results, because the engine is loading or away. */
  degraded: boolean;
};

export type EngineState = {
  ready: boolean;
  documents: number;
  revision: number;
  /** Since the oldest change that cannot be found yet; null where that is not known. */
  lagSeconds: number | null;
  /** Of what the index holds and how words are cut; indexes of different versions are not comparable. */
  version: number;
  engine: string;
  /** What keeps the index from following, in one sentence. */
  problem?: string | null;
};

/** The port: whatever stores and ranks what can be found. It returns places only; what is shown is read from the database. */
export interface SearchEngine {
  search(request: SearchRequest): Promise<SearchResult>;
  state(): Promise<EngineState>;
  /** Builds the index anew beside the one in use and swaps. */
  rebuild(): Promise<void>;
  /** Resolves when every change committed before the call can be found. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export const nothingFound = (engine: string, degraded: boolean): SearchResult => ({
  hits: [],
  total: 0,
  facets: { kind: { article: 0, question: 0 }, solved: { yes: 0, no: 0 } },
  corrections: [],
  engine,
  degraded,
});
