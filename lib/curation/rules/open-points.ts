import type { OpenPoint } from "@/db/schema";
import { termsOf } from "@/lib/search/text";
import type { Readable } from "./draft-source";

type Made = { language: string; cited: ReadonlySet<number>; sections: readonly (readonly Readable[])[] };

/** What whoever goes on writing has to find out, and what of the sources is not in the text. */
export function openPointsOf(sources: readonly Readable[], made: Made): OpenPoint[] {
  const answered = sources.filter((source) => source.answer);
  const of = (kind: OpenPoint["kind"], which: readonly Readable[], text = ""): OpenPoint[] =>
    which.length > 0 ? [{ kind, text, questions: which.map((source) => source.question) }] : [];
  return [
    ...of(
      "no_answer",
      sources.filter((source) => !source.answer && !source.isSolvedElsewhere),
    ),
    ...contradictions(
      answered.filter((source) => made.cited.has(source.question)),
      made.language,
    ),
    ...sources.flatMap((source) =>
      source.failed.flatMap((reason) => of("did_not_work", [source], shorten(reason))),
    ),
    ...versions(answered),
    ...of(
      "private_text",
      sources.filter((source) => source.takenOut.length > 0),
    ),
    ...of(
      "other_language",
      answered.filter((source) => source.language !== made.language),
    ),
    ...of(
      "left_out",
      answered.filter((source) => source.language === made.language && !made.cited.has(source.question)),
    ),
  ];
}

const most = 5;
const mostCompared = 12;

/** Sentences of different answers that are nearly the same, but one says not to, or names another number. */
function contradictions(sources: readonly Readable[], language: string): OpenPoint[] {
  const said = sources
    .slice(0, mostCompared)
    .flatMap((source) =>
      sentencesOf(source.answer!.text).map((text) => ({ source, text, ...readingOf(text, language) })),
    );
  const points: OpenPoint[] = [];
  for (const [at, one] of said.entries()) {
    for (const other of said.slice(at + 1)) {
      if (points.length === most) return points;
      if (other.source === one.source || !isAboutTheSame(one.terms, other.terms)) continue;
      if (one.forbids === other.forbids && one.numbers === other.numbers) continue;
      points.push({
        kind: "contradiction",
        text: `${shorten(one.text)} ↔ ${shorten(other.text)}`,
        questions: [one.source.question, other.source.question],
      });
    }
  }
  return points;
}

const NOT =
  /\b(?:not|never|no longer|don'?t|doesn'?t|do not|must not|cannot|can'?t|isn'?t|won'?t|avoid)\b|不要|不能|不会|不是|不可|没有|勿|别|禁止/iu;

function readingOf(text: string, language: string) {
  const terms = new Set(
    termsOf(text.replace(new RegExp(NOT, "giu"), " "), language).filter((term) => !/\d/.test(term)),
  );
  const numbers = [...text.matchAll(/\d+(?:[.,]\d+)?/g)].map((match) => match[0]).join(" ");
  return { terms, numbers, forbids: NOT.test(text) };
}

function isAboutTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (Math.min(a.size, b.size) < 4) return false;
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  return common / (a.size + b.size - common) >= 0.7;
}

export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/u)
    .map((sentence) => sentence.replace(/^[\s>*#-]+|^\d+[.)]\s+/, "").trim())
    .filter((sentence) => sentence.length > 0)
    .slice(0, 60);

const VERSION =
  /\b(?:v(?:ersion)?\.?\s?|firmware\s|app\s|ios\s|android\s)(\d+(?:\.\d+){0,3})\b|(?<![\d.])(\d+\.\d+\.\d+)(?![\d.])/giu;

/** Answers that name different versions may each be right for their own. */
function versions(sources: readonly Readable[]): OpenPoint[] {
  const named = sources
    .map((source) => ({
      source,
      found: [...source.answer!.text.matchAll(VERSION)].map((match) => match[0].trim()),
    }))
    .filter(({ found }) => found.length > 0);
  const all = [
    ...new Set(named.flatMap(({ found }) => found.map((version) => version.replace(/\s+/g, " ")))),
  ];
  if (new Set(all.map((version) => version.replace(/\D*/, "").toLowerCase())).size < 2) return [];
  return [
    {
      kind: "versions",
      text: all.slice(0, 8).join(", "),
      questions: named.map(({ source }) => source.question),
    },
  ];
}

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return [...line].length <= 160 ? line : `${[...line].slice(0, 159).join("").trimEnd()}…`;
};
