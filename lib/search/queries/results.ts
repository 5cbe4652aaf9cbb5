import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { plainOfHtml } from "@/lib/markdown/plain";
import { authorize } from "@/lib/policy";
import type { Filters, SearchResult } from "../engine";
import { engine } from "../index";
import { markAll, markedSnippet, type Wanted } from "../marks";
import { capQuery } from "../text";
import { type FoundRow, type FoundStage, foundRows, pathOf, stageOf } from "./found-rows";
import { corrected, wantedOf } from "./wanted";

export const perPage = 10;
const lastPage = 50;

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
};

export type Result = {
  subject: string;
  kind: "article" | "question";
  /** Without language prefix. */
  href: string;
  /** Titles, snippets and answers carry marks (U+E000, U+E001) around what was found. */
  title: string;
  snippet: string;
  /** The part of the accepted answer that fits, or of the article that solved it. */
  answer: string | null;
  answerBy: "ambassador" | "staff" | null;
  /** What solved it, where that is an article or another question. */
  solvedBy: { title: string; href: string } | null;
  stage: FoundStage | undefined;
  topic: { slug: string; name: string } | null;
  language: string;
  at: Date;
  votes: number;
  answers: number;
  helpful: number;
};

export type Results = {
  /** As far as it counts. */
  q: string;
  items: Result[];
  total: number;
  page: number;
  pages: number;
  facets: SearchResult["facets"];
  /** The same query without typing mistakes, where the site knows better words. */
  didYouMean: string | null;
  topic: { slug: string; name: string } | null;
  /** Topics to choose from and languages that something is written in. */
  topics: { slug: string; name: string }[];
  languages: string[];
  /** Simple results, because the index is still loading. */
  degraded: boolean;
};

/** The page of search results: articles and questions in one list. */
export async function results(ctx: Context, input: ResultsInput, readerLanguage: string): Promise<Results> {
  authorize(ctx.actor, "search.use", {});
  const q = capQuery(input.q).trim();
  const page = Math.min(lastPage, Math.max(1, Math.trunc(input.page ?? 1) || 1));
  const choices = await filterChoices(ctx);
  const topic = choices.topics.find((candidate) => candidate.slug === input.topic) ?? null;
  const none = { kind: { article: 0, question: 0 }, solved: { yes: 0, no: 0 } };
  // A topic that does not exist holds nothing; it must not quietly widen the search.
  const isNowhere = q === "" || (input.topic !== undefined && input.topic !== "" && !topic);
  const found: SearchResult = isNowhere
    ? { hits: [], total: 0, facets: none, corrections: [], engine: "", degraded: false }
    : await engine(ctx.db).search({
        q,
        mode: "submit",
        language: readerLanguage,
        filters: filtersOf(input, topic?.id),
        limit: perPage,
        offset: (page - 1) * perPage,
      });
  const rows = await foundRows(ctx.db, found.hits);
  const wanted = wantedByLanguage(q, found.corrections);
  const items = rows.map((row) => resultOf(row, wanted(row.language)));
  return {
    q,
    items,
    total: found.total,
    page,
    pages: Math.min(lastPage, Math.max(1, Math.ceil(found.total / perPage))),
    facets: found.facets,
    didYouMean: corrected(
      q,
      readerLanguage,
      found.corrections,
      items.flatMap((item) => [item.title, item.snippet, item.answer ?? ""]),
    ),
    topic: topic && { slug: topic.slug, name: topic.name },
    topics: choices.topics.map(({ slug, name }) => ({ slug, name })),
    languages: choices.languages,
    degraded: found.degraded,
  };
}

const filtersOf = ({ type, solved, language, days }: ResultsInput, topicId?: number): Filters => ({
  kind: type,
  solved,
  language: language || undefined,
  ...(topicId !== undefined && { topics: [topicId] }),
  ...(days && days > 0 && { since: new Date(Date.now() - days * 86_400_000) }),
});

/** Texts are cut into words by their own language, whatever the reader's. */
export function wantedByLanguage(
  q: string,
  corrections: SearchResult["corrections"],
  isTyping = false,
): (language: string) => Wanted {
  const known = new Map<string, Wanted>();
  return (language) => {
    let wanted = known.get(language);
    if (!wanted) {
      wanted = wantedOf(q, language, { corrections, isTyping });
      known.set(language, wanted);
    }
    return wanted;
  };
}

function resultOf(row: FoundRow, wanted: Wanted): Result {
  const text = plainOfHtml(row.html);
  const answer = row.answer_html ?? row.solver_html;
  return {
    subject: `${row.kind}:${row.id}`,
    kind: row.kind,
    href: pathOf(row),
    title: markAll(row.title, wanted, row.language),
    snippet: markedSnippet(text, wanted, row.language),
    answer: answer === null ? null : markedSnippet(plainOfHtml(answer), wanted, row.language),
    answerBy: row.answer_html === null ? null : row.answer_mark,
    solvedBy: row.solver_href === null ? null : { title: row.solver_title!, href: row.solver_href },
    stage: stageOf(row),
    topic: row.topic_slug === null ? null : { slug: row.topic_slug, name: row.topic_name! },
    language: row.language,
    at: new Date(row.at),
    votes: row.votes,
    answers: row.answers,
    helpful: row.helpful,
  };
}

async function filterChoices(ctx: Context) {
  const { rows } = await ctx.db.execute<{ id: number | null; slug: string; name: string }>(sql`
    (select id, slug::text, name from topics where merged_into_id is null order by position, name limit 200)
    union all
    (select null, language, language from (select language from articles union select language from questions) l
      limit 50)`);
  return {
    topics: rows.filter((row): row is { id: number; slug: string; name: string } => row.id !== null),
    languages: rows.filter((row) => row.id === null).map((row) => row.slug),
  };
}
