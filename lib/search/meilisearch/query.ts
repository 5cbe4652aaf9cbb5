import type { Filters, SearchRequest } from "../engine";
import { MARK_END, MARK_START } from "../marks";
import type { IndexQuery } from "./client";
import { heldIdOfSubject } from "./documents";
import { askedWords } from "./words";

/** One question to the server and what its hits are worth. */
export type Part = {
  find: "articles" | "asked" | "voters";
  weight: number;
  words: string[];
  /** Asked for in place of what was said: it adds to what a document is worth, and its lack takes nothing off. */
  isInPlace: boolean;
  query: IndexQuery;
};

/** The server reads ten words of a query and drops the others without a word. */
const wordsAtOnce = 10;
const mostParts = { title: 3, details: 2, others: 2 };
/** What the body of a question says counts less than its title. */
const detailsWeight = 0.4;
/** A dictionary knows no product: what it has for a word counts less than the word. */
const otherWeight = 0.5;
const mostHits = { type: 30, submit: 300, ask: 100, similar: 100 };
const mostVoters = 60;
const nothing = 'kind = "nothing"';

/**
 * A request as questions to the server: ten words at a time, articles and questions apart, and who was helped by what.
 * `others` are other words for what is said.
 */
export function partsOf(uid: string, request: SearchRequest, others: readonly string[] = []): Part[] {
  const { q, details, language, mode, filters } = request;
  const title = askedWords(q, language, mode === "type");
  const known = new Set(title);
  const more = details ? telling(askedWords(details, language).filter((word) => !known.has(word))) : [];
  const chunks = [
    ...chunked(title, mostParts.title).map((words) => ({ words, weight: 1, isInPlace: false })),
    ...chunked(more, mostParts.details).map((words) => ({ words, weight: detailsWeight, isInPlace: false })),
    ...chunked(
      others.filter((word) => !known.has(word)),
      mode === "type" ? 1 : mostParts.others,
    ).map((words) => ({ words, weight: otherWeight, isInPlace: true })),
  ];
  const hasFilters = Object.values(filters ?? {}).some((value) => value !== undefined);
  return chunks.flatMap(({ words, weight, isInPlace }, at) => {
    const ask = (find: Part["find"], limit: number, filter: string[]): Part => ({
      find,
      weight,
      words,
      isInPlace,
      query: {
        ...common(request),
        indexUid: uid,
        q: words.join(" "),
        filter,
        limit,
        // One vector stands for the whole question: asked with the first words only.
        ...(at === 0 && meaning(request)),
      },
    });
    const wanted = conditions(filters, request.exclude);
    const limit = mostHits[mode];
    return [
      ...(filters?.kind === "question" ? [] : [ask("articles", limit, ["kind = article", ...wanted])]),
      ...(filters?.kind === "article"
        ? []
        : [ask("asked", limit, [hasFilters ? "kind = question" : "kind IN [question, lesson]", ...wanted])]),
      // Who was helped by an article counts wherever they asked.
      ...(hasFilters && mode !== "type"
        ? [ask("voters", mostVoters, ["kind IN [question, lesson]", "solved = true"])]
        : []),
    ];
  });
}

const common = ({ exact }: SearchRequest): Omit<IndexQuery, "indexUid"> => ({
  matchingStrategy: "frequency",
  attributesToRetrieve: ["id", "language", "solved", "answered", "outdated", "solvedBy", "createdAt"],
  showRankingScore: true,
  // A hit for a mistyped word is known by its details; which word was taken for which, by what the server marks.
  ...(exact
    ? { showRankingScoreDetails: true }
    : {
        attributesToHighlight: ["title", "body"],
        attributesToCrop: ["body"],
        cropLength: 12,
        highlightPreTag: MARK_START,
        highlightPostTag: MARK_END,
      }),
});

const meaning = ({ meaning: vector }: SearchRequest): Omit<IndexQuery, "indexUid"> | undefined =>
  vector && { vector: [...vector], hybrid: { embedder: "site", semanticRatio: 0.5 } };

/** Whether these documents are there at all, for any of their words. */
export const presence = (uid: string, ids: readonly string[]): IndexQuery => ({
  indexUid: uid,
  q: "",
  filter: [`id IN [${ids.join(", ")}]`],
  attributesToRetrieve: ["id", "language", "outdated", "solved"],
  limit: ids.length,
});

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

function chunked(words: string[], most: number): string[][] {
  const chunks: string[][] = [];
  for (let at = 0; at < words.length && chunks.length < most; at += wordsAtOnce)
    chunks.push(words.slice(at, at + wordsAtOnce));
  return chunks;
}

/** The words of a long text that are asked for: rare words are long ones, more often than not, in any spaced script. */
const telling = (words: string[]): string[] =>
  words
    .map((word, at) => ({ word, at }))
    .sort((a, b) => b.word.length - a.word.length || a.at - b.at)
    .slice(0, mostParts.details * wordsAtOnce)
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
