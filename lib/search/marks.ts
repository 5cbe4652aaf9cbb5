import { eachWord, isSpaced, termsOf, tokensOf } from "./text";

/** Around what was found, in text that goes to a screen: two characters that nobody can type into a post. */
export const MARK_START = "\uE000";
export const MARK_END = "\uE001";

/** What to mark in texts of one language: index terms, and the beginning of a word that is still being typed. */
export type Wanted = {
  language: string;
  terms: ReadonlySet<string>;
  beginning?: string;
  /** First letters of all these. */
  initials: Uint8Array;
  /** Which of the terms a word is, or null: the texts of one page say the same words over and over. */
  known: Map<string, string | null>;
};

type Found = { start: number; end: number; term: string };

const searched = 4_000;

/** The whole text with every hit marked. */
export function markAll(text: string, wanted: Wanted): string {
  const clean = withoutMarks(text);
  return withMarks(clean, hits(clean, wanted));
}

/** The part of about `length` characters that has the most of what is wanted, hits marked; the beginning without any. */
export function markedSnippet(text: string, wanted: Wanted, length = 180): string {
  const clean = withoutMarks(text.slice(0, searched))
    // Most of its blanks are single spaces already.
    .replace(/\s{2,}|[^\S ]/g, " ")
    .trim();
  const found = hits(clean, wanted);
  const start = bestStart(clean, found, length);
  const from = start === 0 ? 0 : wordStart(clean, start);
  const to = from + length >= clean.length ? clean.length : wordEnd(clean, from + length);
  const inside = found
    .filter((hit) => hit.start >= from && hit.end <= to)
    .map((hit) => ({ ...hit, start: hit.start - from, end: hit.end - from }));
  const cut = withMarks(clean.slice(from, to).trimEnd(), inside);
  return `${from > 0 ? "…" : ""}${cut}${to < clean.length || text.length > searched ? "…" : ""}`;
}

export const withoutMarks = (text: string): string => text.replace(/[\uE000\uE001]/g, "");

function hits(text: string, wanted: Wanted): Found[] {
  const found: Found[] = [];
  if (wanted.terms.size === 0 && !wanted.beginning) return found;
  eachWord(text, wanted, (word, start) => {
    if (isSpaced(word)) {
      const term = termAmong(wanted, word);
      if (term !== null) found.push({ start, end: start + word.length, term });
      return;
    }
    for (const token of tokensOf(word, wanted.language)) {
      const term = token.terms.find((own) => wanted.terms.has(own));
      if (term !== undefined) found.push({ start: start + token.start, end: start + token.end, term });
    }
  });
  return found;
}

function termAmong({ language, terms, beginning, known }: Wanted, word: string): string | null {
  let term = known.get(word);
  if (term === undefined) {
    const isBegun = beginning !== undefined && word.slice(0, beginning.length).toLowerCase() === beginning;
    term = termsOf(word, language).find((own) => terms.has(own)) ?? (isBegun ? beginning : null);
    known.set(word, term);
  }
  return term;
}

/** Where a window of this length has the most different hits, seen from a little before the first of them. */
function bestStart(text: string, found: readonly Found[], length: number): number {
  let best = { start: 0, different: 0 };
  found.forEach((first, at) => {
    const seen = new Set<string>();
    for (let i = at; i < found.length && found[i]!.end <= first.start + length * 0.8; i++)
      seen.add(found[i]!.term);
    if (seen.size > best.different) best = { start: first.start, different: seen.size };
  });
  const start = Math.max(0, best.start - Math.round(length * 0.2));
  return start < length * 0.25 ? 0 : Math.min(start, Math.max(0, text.length - length));
}

// A language without spaces, or one very long word, is cut where it is.
function wordStart(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space === -1 || space > at + 20 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  return space < at - 20 ? at : space;
}

function withMarks(text: string, found: readonly Found[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of found) {
    if (start < at || end > text.length) continue;
    // Hits that touch are one, as the characters of a Chinese word do.
    if (start === at && out.endsWith(MARK_END)) out = out.slice(0, -1);
    else out += text.slice(at, start) + MARK_START;
    out += text.slice(start, end) + MARK_END;
    at = end;
  }
  return out + text.slice(at);
}
