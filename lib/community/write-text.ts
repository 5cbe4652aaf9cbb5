import type { Db } from "@/db/client";
import { Refusal } from "@/lib/errors";
import { SOURCE_LIMIT } from "@/lib/markdown/limits";
import { cleanLine, cleanText } from "@/lib/markdown/plain-text";
import { bodyProblem, type Options, renderMarkdown, type Writing } from "@/lib/markdown/render";
import { knownNames } from "./mentions";

/** Characters of a title; a question in one line. */
export const TITLE_LIMIT = 200;

export type Written = { body: string; html: string; htmlVersion: number; plain: string };

/** Checks and renders what somebody typed. Takes up to two seconds: call it before the transaction begins. */
export async function writeText(
  source: string,
  field = "body",
  options: Options = { kind: "user" },
): Promise<Written> {
  const body = cleanText(source).trim();
  if (!body) throw new Refusal("invalid_input", { what: "empty" }, field);
  const problem = bodyProblem(body);
  if (problem && "length" in problem) {
    throw new Refusal("too_long", { length: problem.length, limit: problem.limit }, field);
  }
  if (problem) throw new Refusal(problem.reason, { length: source.length, limit: SOURCE_LIMIT }, field);
  const made: Writing = await renderMarkdown(body, options);
  return { body, html: made.html, htmlVersion: made.version, plain: made.plain };
}

/** The same for a post of a thread, in which `@short-name` of somebody who is here leads to their page. */
export async function writePost(db: Pick<Db, "execute">, source: string): Promise<Written> {
  return writeText(source, "body", { kind: "user", handles: await knownNames(db, source) });
}

/** A title as it will be shown: one line, no control characters. */
export function writeTitle(source: string): string {
  const title = cleanLine(source);
  const length = [...title].length;
  if (length < 3) throw new Refusal("invalid_input", { what: "too_short" }, "title");
  if (length > TITLE_LIMIT) throw new Refusal("too_long", { length, limit: TITLE_LIMIT }, "title");
  return title;
}

/** The last part of an address: letters and digits of any script, joined by hyphens; never empty. */
export function slugOf(title: string, fallback = "question"): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const short = [...slug].slice(0, 80).join("").replace(/-+$/, "") || fallback;
  return taken.has(short) ? `${short}-${fallback}` : short;
}

/** Pages that lie under a question's own address. */
const taken = new Set(["edit", "history"]);
