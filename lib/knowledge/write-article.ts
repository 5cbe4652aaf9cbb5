import { Refusal } from "@/lib/errors";
import { SOURCE_LIMIT } from "@/lib/markdown/limits";
import { cleanLine, cleanText } from "@/lib/markdown/plain-text";
import { bodyProblem } from "@/lib/markdown/render";

export const TITLE_LIMIT = 120;
export const SUMMARY_LIMIT = 300;
/** Longer than any article that somebody would read to the end. */
export const ARTICLE_LIMIT = 120_000;

export type ArticleText = { title: string; summary: string; body: string };

/** What somebody typed as it may be kept. A draft may still be without text, but not without a title. */
export function articleText(typed: ArticleText): ArticleText {
  const title = cleanLine(typed.title);
  const summary = cleanLine(typed.summary);
  const body = cleanText(typed.body);
  const length = [...title].length;
  if (length < 3) throw new Refusal("invalid_input", { what: "too_short" }, "title");
  requireLength(title, TITLE_LIMIT, "title");
  requireLength(summary, SUMMARY_LIMIT, "summary");
  const problem = bodyProblem(body, ARTICLE_LIMIT);
  if (problem && "length" in problem)
    throw new Refusal("too_long", { length: problem.length, limit: problem.limit }, "body");
  if (problem) throw new Refusal(problem.reason, { length: body.length, limit: SOURCE_LIMIT }, "body");
  return { title, summary, body };
}

function requireLength(text: string, limit: number, field: string): void {
  const length = [...text].length;
  if (length > limit) throw new Refusal("too_long", { length, limit }, field);
}
