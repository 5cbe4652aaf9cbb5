import type { Context } from "@/lib/context";
import { authorize, can } from "@/lib/policy";
import { type BestBet, bestBets, betsFor, isPinned, withBets } from "../best-bets";
import { type Filters, type Hit, nothingFound, type SearchResult } from "../engine";
import { engine } from "../index";
import { termsOf } from "../text";
import { filterChoices } from "./filter-choices";
import { type FoundRow, foundRows } from "./found-rows";
import { lookedFor } from "./looked-for";
import { answerOf, type Result, resultOf } from "./result";
import { corrected, wantedByLanguage } from "./wanted";
import { whyOf } from "./why";

export const perPage = 10;
/** An engine counts three hundred of each kind, and of what only means the same some more. */
const lastPage = 70;

export type ResultsInput = {
  q: string;
  type?: "article" | "question";
  /** The topic's slug. */
  topic?: string;
  solved?: boolean;
  /** Only what is written in this language. */
  language?: string;
  /** Only what is at most this old. */
  days?: number;
  page?: number;
  /** Exactly what was typed, without correcting it. */
  exact?: boolean;
};

export type Results = {
  /** As far as it counts. */
  q: string;
  items: Result[];
  /** The first item, with enough of it to be read in place, where the search is sure that it answers. */
  answer: string | null;
  total: number;
  /** How many each choice of kind leads to, with the same filters. */
  counts: Record<"all" | "article" | "question", Count>;
  page: number;
  pages: number;
  /** The same query without typing mistakes, where the site knows better words. */
  didYouMean: string | null;
  topic: { slug: string; name: string } | null;
  /** Topics to choose from and languages that something is written in. */
  topics: { slug: string; name: string }[];
  languages: string[];
  /** Terms of the query that nearly every text has. */
  common: readonly string[];
  /** Simple results, because the index is still loading. */
  degraded: boolean;
};

export type Count = {
  count: number;
  /** Only the best are counted: there may be more. */
  orMore: boolean;
};

/** The page of search results: articles and questions in one list. */
export async function results(ctx: Context, input: ResultsInput, readerLanguage: string): Promise<Results> {
  authorize(ctx.actor, "search.use", {});
  const q = lookedFor(input.q);
  const page = Math.min(lastPage, Math.max(1, Math.trunc(input.page ?? 1) || 1));
  const choices = await filterChoices(ctx);
  const topic = choices.topics.find((candidate) => candidate.slug === input.topic) ?? null;
  // A topic that does not exist holds nothing; it must not quietly widen the search.
  const isNowhere = q === "" || (input.topic !== undefined && input.topic !== "" && !topic);
  const asked = {
    q,
    mode: "submit" as const,
    language: readerLanguage,
    filters: filtersOf(input, topic?.id),
    limit: perPage,
    offset: (page - 1) * perPage,
    exact: input.exact,
  };
  const [found, ofAllKinds, bets]: [SearchResult, SearchResult | null, BestBet[]] = isNowhere
    ? [nothingFound("", false), null, []]
    : await Promise.all([
        engine(ctx.db).search({
          ...asked,
          withAnswer: page === 1 && mayBeAnswered(input, q, readerLanguage),
        }),
        input.type
          ? engine(ctx.db).search({ ...asked, filters: { ...asked.filters, kind: undefined }, limit: 0 })
          : null,
        betsOn(ctx, input, q, readerLanguage),
      ]);
  const sure = found.answer ?? null;
  const all = withBets(sure ? [sure, ...found.hits.filter((hit) => !isSame(hit, sure))] : found.hits, bets);
  // Bets stand on the first page only.
  const hits = page === 1 ? all : all.filter((hit) => !isPinned(hit));
  const rows = (await foundRows(ctx.db, hits)).filter((row) => fits(row, input));
  const wanted = wantedByLanguage(q, found);
  const whys = await whysOf(ctx, hits);
  const items = rows.map((row) => ({
    ...resultOf(row, wanted(row.language)),
    ...whys(`${row.kind}:${row.id}`),
  }));
  const total = Math.max(found.total, page === 1 ? items.length : 0);
  const first = rows[0];
  const [top] = hits;
  const isSure = first && top && items[0]?.subject === subjectOf(top) && (isPinned(top) || top === sure);
  return {
    q,
    items,
    answer: isSure ? answerOf(first, wanted(first.language)) : null,
    total,
    counts: countsOf(input.type, total, found, ofAllKinds ?? found),
    page,
    pages: Math.min(lastPage, Math.max(1, Math.ceil(found.total / perPage))),
    didYouMean: corrected(
      q,
      readerLanguage,
      found.corrections,
      items.flatMap((item) => [item.title, item.snippet, item.answer ?? ""]),
    ),
    topic: topic && { slug: topic.slug, name: topic.name },
    topics: choices.topics.map(({ slug, name }) => ({ slug, name })),
    languages: choices.languages,
    common: found.common ?? [],
    degraded: found.degraded,
  };
}

/** Of the chosen kind there is what its list has; of the others, what there would be. */
function countsOf(
  type: ResultsInput["type"],
  total: number,
  { uncounted = [] }: SearchResult,
  all: SearchResult,
): Results["counts"] {
  const { article, question } = all.facets.kind;
  const cut = all.uncounted ?? [];
  return {
    all: { count: article + question, orMore: cut.length > 0 },
    article: { count: article, orMore: cut.includes("article") },
    question: { count: question, orMore: cut.includes("question") },
    [type ?? "all"]: { count: total, orMore: uncounted.length > 0 },
  };
}

const subjectOf = (hit: Hit | undefined) => hit && `${hit.kind}:${hit.id}`;
const isSame = (a: Hit, b: Hit): boolean => a.kind === b.kind && a.id === b.id;

/** One word asks for everything about it; a filter, for what it leaves. */
const fewestWords = 2;

/** Whether the best place is for what answers this as a question, and not for what fits it best. */
function mayBeAnswered({ type, topic, solved, language, days }: ResultsInput, q: string, reader: string) {
  const isNarrowed = type || topic || solved !== undefined || language || days;
  return !isNarrowed && termsOf(q, reader, fewestWords).length >= fewestWords;
}

/** Whoever narrows down by topic, state or time looks for something else than what staff had in mind. */
async function betsOn(ctx: Context, input: ResultsInput, q: string, language: string) {
  if (input.topic || input.solved !== undefined || input.days) return [];
  return betsFor(await bestBets(ctx.db), q, { language });
}

/** A bet obeys the filters that it does not switch off. */
const fits = (row: FoundRow, { type, language }: ResultsInput): boolean =>
  (!type || row.kind === type) && (!language || row.language === language);

/** Staff see what each place is made of; nobody else needs the numbers. */
async function whysOf(ctx: Context, hits: readonly Hit[]) {
  const isStaff = can(ctx.actor, "search.explain");
  const why = isStaff ? await whyOf(ctx.db, hits) : () => null;
  const known = new Map(hits.map((hit) => [subjectOf(hit), hit]));
  return (subject: string): Pick<Result, "pinned" | "why"> => {
    const hit = known.get(subject)!;
    return { pinned: isPinned(hit), why: why(hit) };
  };
}

const filtersOf = ({ type, solved, language, days }: ResultsInput, topicId?: number): Filters => ({
  kind: type,
  solved,
  language: language || undefined,
  ...(topicId !== undefined && { topics: [topicId] }),
  ...(days && days > 0 && { since: new Date(Date.now() - days * 86_400_000) }),
});
