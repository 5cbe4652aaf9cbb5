import { plainOfHtml } from "@/lib/markdown/plain";
import { markAll, markedSnippet, type Wanted } from "../marks";
import { type FoundRow, type FoundStage, pathOf, stageOf } from "./found-rows";
import type { Why } from "./why";

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
  answers: number;
  helpful: number;
  /** Put first by staff. */
  pinned: boolean;
  /** For staff: what its place is made of. */
  why: Why | null;
};

/** A row as the list of results shows it. */
export function resultOf(row: FoundRow, wanted: Wanted): Omit<Result, "pinned" | "why"> {
  const text = plainOfHtml(row.html);
  const answer = row.answer_html ?? row.solver_html;
  return {
    subject: `${row.kind}:${row.id}`,
    kind: row.kind,
    href: pathOf(row),
    title: markAll(row.title, wanted),
    snippet: markedSnippet(text, wanted),
    answer: answer === null ? null : markedSnippet(plainOfHtml(answer), wanted),
    answerBy: row.answer_html === null ? null : row.answer_mark,
    solvedBy: row.solver_href === null ? null : { title: row.solver_title!, href: row.solver_href },
    stage: stageOf(row),
    topic: row.topic_slug === null ? null : { slug: row.topic_slug, name: row.topic_name! },
    language: row.language,
    at: new Date(row.at),
    answers: row.answers,
    helpful: row.helpful,
  };
}

const answerLength = 420;

/** The part of an article, or of the answer that was accepted, that fits best; null for a question without one. */
export function answerOf(row: FoundRow, wanted: Wanted): string | null {
  const html = row.kind === "article" ? row.html : (row.answer_html ?? row.solver_html);
  return html === null ? null : markedSnippet(plainOfHtml(html), wanted, answerLength);
}
