import { type FoundKind, idOf, kindOf } from "../documents";
import { amongAllKinds, answerAmong, type Hit, type SearchRequest, type SearchResult } from "../engine";
import { often } from "../helped";
import { OTHER_LANGUAGE, OUT_OF_DATE } from "../measures";
import { capQuery } from "../text";
import type { Best } from "./best";
import { certaintyOf, knownOf, mostOf } from "./certainty";
import { clearnessOf, toldBy } from "./clearness";
import { evidenceOf } from "./evidence";
import { freshnessIn } from "./freshness";
import type { LiveIndex } from "./live";
import { filterOf, type Match, type Matches, matchesOf, narrows, neighboursFor } from "./matches";
import { planOf } from "./plan";
import { answers, type Found, type Ranked, rankers } from "./rankers";
import { score } from "./score";
import { languageCode, SOLVED } from "./segment";
import type { BestPlaces } from "./sums";

/** Answers one request from the index. */
export function searchIndex(
  index: LiveIndex,
  request: SearchRequest,
): Omit<SearchResult, "engine" | "degraded"> {
  const text = capQuery(request.q);
  const details = request.details && capQuery(`${text}\n${request.details}`).slice(text.length + 1);
  const plan = planOf(index, {
    text,
    details,
    language: request.language,
    isTyping: request.mode === "type",
    isExact: request.exact,
  });
  const { filters } = amongAllKinds(request);
  const passes = filterOf(filters, request.exclude);
  const scores = score(
    index,
    plan,
    neighboursFor(request.mode),
    request.mode !== "similar" && narrows(filters) ? passes : undefined,
  );
  const all = matchesOf(index, plan, scores, request.mode);
  // Neither the question itself nor an article says how much alike other questions are.
  const matches = request.mode === "similar" ? passing(all, passes) : all;
  const title = { text, share: text.length / (text.length + (details?.length ?? 0)) };
  const found: Found = {
    index,
    request,
    title,
    articles: matches.articles,
    asked: matches.asked,
    evidence: evidenceOf(index, scores, matches.asked, title),
    known: knownOf(plan),
    told: toldBy(plan),
    most: mostOf(plan),
    often: often(index.solvers, plan.slots.length),
    certainty: certaintyOf(plan, matches),
    passes,
    freshness: freshnessIn(index),
    language: languageCode(request.language),
  };
  const ranked = wanted(rankers[request.mode](found), request);
  const facets = facetsOf(ranked);
  const from = request.offset ?? 0;
  const shown = (list: readonly Ranked[], start: number, end: number) =>
    list.slice(start, end).map((one) => hitOf(one, found, list));
  return {
    hits: shown(ranked, from, from + request.limit),
    total: ranked.length,
    uncounted: uncountedOf(scores.wanted ?? scores.best, facets),
    facets,
    ...(request.withAnswer && { answer: answerAmong(shown(wanted(answers(found), request), 0, 1)) }),
    corrections: [...plan.corrected].map(([from, to]) => ({ from, to })),
    common: plan.common,
  };
}

const wanted = (ranked: Ranked[], { filters }: SearchRequest): Ranked[] =>
  filters?.kind ? ranked.filter(({ key }) => kindOf(key) === filters.kind) : ranked;

const passing = ({ articles, asked }: Matches, passes: Found["passes"]): Matches => {
  const shown = (matches: Match[]) => matches.filter(({ part, number }) => passes(part, number));
  return { articles: shown(articles), asked: shown(asked) };
};

function hitOf(one: Ranked, found: Found, ranked: readonly Ranked[]): Hit {
  const { key, score, parts, via, isForeign, isOutdated } = one;
  const { index, title, articles, asked, known, told, certainty } = found;
  let covered = 0;
  for (const matches of [articles, asked])
    for (const match of matches)
      if (match.key === key || match.key === via) covered = Math.max(covered, match.covered);
  return {
    kind: kindOf(key) as FoundKind,
    id: idOf(key),
    score,
    clear: clearnessOf(index, { title: title.text, told }, one, ranked),
    holds: known * covered,
    parts: {
      ...parts,
      certainty,
      ...(isForeign && { language: OTHER_LANGUAGE }),
      ...(isOutdated && { outdated: OUT_OF_DATE }),
    },
    ...(via !== undefined && kindOf(via) === "question" && { via: idOf(via) }),
  };
}

/** Where of the best only some fit, none of what comes after them does. */
function uncountedOf({ articles, asked }: BestPlaces, { kind }: SearchResult["facets"]): FoundKind[] {
  const isCut = ({ isFull, size }: Best, fitting: number) => isFull && fitting * 2 > size;
  return [
    ...(isCut(articles, kind.article) ? (["article"] as const) : []),
    ...(isCut(asked, kind.question) ? (["question"] as const) : []),
  ];
}

function facetsOf(ranked: readonly Ranked[]): SearchResult["facets"] {
  const facets = { kind: { article: 0, question: 0 }, solved: { yes: 0, no: 0 } };
  for (const { key, part, number } of ranked) {
    const kind = kindOf(key) as FoundKind;
    facets.kind[kind]++;
    if (kind === "question") facets.solved[part.segment.flags[number]! & SOLVED ? "yes" : "no"]++;
  }
  return facets;
}
