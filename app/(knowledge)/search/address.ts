import { choice, one, pageNumber, type Query, withQuery } from "@/lib/http/query";
import type { ResultsInput } from "@/lib/search/queries/results";

export const types = ["all", "article", "question"] as const;
export const states = ["any", "yes", "no"] as const;
export const spans = ["any", "week", "month", "year"] as const;
const days = { any: undefined, week: 7, month: 31, year: 366 };

export type SearchAddress = {
  q: string;
  type: (typeof types)[number];
  topic: string;
  solved: (typeof states)[number];
  language: string;
  since: (typeof spans)[number];
  page: number;
  /** Exactly what was typed. */
  exact: boolean;
};

/** A search as its address says it; what makes no sense counts as not said. */
export function searchOf(query: Query): SearchAddress {
  return {
    q: one(query, "q") ?? "",
    type: choice(query, "type", types),
    topic: (one(query, "topic") ?? "").slice(0, 120),
    solved: choice(query, "solved", states),
    language: /^[a-zA-Z-]{2,35}$/.exec(one(query, "language") ?? "")?.[0] ?? "",
    since: choice(query, "since", spans),
    page: pageNumber(query),
    exact: one(query, "exact") === "1",
  };
}

export const inputOf = (search: SearchAddress): ResultsInput => ({
  q: search.q,
  ...(search.type !== "all" && { type: search.type }),
  ...(search.topic && { topic: search.topic }),
  ...(search.solved !== "any" && { solved: search.solved === "yes" }),
  ...(search.language && { language: search.language }),
  days: days[search.since],
  page: search.page,
  exact: search.exact,
});

/** The address of a search, with what is changed about it; a change leads to its first page. */
export function searchPath(search: SearchAddress, change: Partial<SearchAddress> = {}): string {
  const next = { ...search, page: 1, ...change };
  return withQuery("/search", {
    q: next.q,
    type: next.type === "all" ? "" : next.type,
    topic: next.topic,
    solved: next.solved === "any" ? "" : next.solved,
    language: next.language,
    since: next.since === "any" ? "" : next.since,
    page: next.page === 1 ? undefined : next.page,
    exact: next.exact ? 1 : undefined,
  });
}

/** How many filters beside the kind are set. */
export const filterCount = (search: SearchAddress): number =>
  [search.topic !== "", search.solved !== "any", search.language !== "", search.since !== "any"].filter(
    Boolean,
  ).length;
