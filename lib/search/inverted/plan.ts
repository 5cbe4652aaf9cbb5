import { endsWithLetter, isPair, isSpaced, meaningOf, termsOf, wordBeingTyped } from "../text";
import { partsOf } from "./compounds";
import { expansions, frequency } from "./expansions";
import type { LiveIndex } from "./live";
import { type Alternative, alternativesOf, knownNames, type Name, namesFrom, synonym } from "./names";
import { otherNames } from "./synonyms";
import { corrections, leastFrequency } from "./typos";
import { rarity } from "./weights";

/** One word of a query: what in the index counts as this word, and how much the word matters. */
export type Slot = {
  alternatives: { term: string; share: number }[];
  weight: number;
  rarity: number;
  /** Two Chinese characters that stand beside each other, and may belong to two words. */
  isPair: boolean;
};
/** `missing` is what the words would weigh that the site does not know; `common` is in too many texts to be marked. */
export type Plan = { slots: Slot[]; corrected: Map<string, string>; missing: number; common: string[] };

export type Query = {
  /** What was typed; the title of a question. */
  text: string;
  /** More words that count less: the body of a question. */
  details?: string;
  /** The last word may be unfinished. */
  isTyping?: boolean;
  /** No word is taken for a mistyped one. */
  isExact?: boolean;
  /** Of the reader; words are also taken for words of the site's other languages. */
  language: string;
};

const TITLE_WEIGHT = 3;
const REPEATS = 6;
const EXPANDED = 0.8;
const CORRECTED = 0.9;
// A word that is one of the reader's language, too: as German, "loses" is a form of "los", which says something else.
const IN_OTHER_LANGUAGE = 0.6;
// A word that so few documents have may be a mistake that others have made too.
const RARE = 10;
const USUAL = 20;
// A word that fewer have may be several words in one, each of which is in many.
const COMPOUND = 3;

// A word in every third text tells nothing of what somebody looks for; of short ones less is enough: they are mostly
// articles, prepositions and the like, whatever the language.
const COMMON = 1 / 3;
const SHORT = 3;
const TEXTS_TO_TELL = 30;
const isCommon = (term: string, frequency: number, total: number): boolean =>
  total >= TEXTS_TO_TELL &&
  frequency > total * (term.length <= SHORT && isSpaced(term) ? COMMON / 3 : COMMON);

/** What to look up for a query. Every word counts, none is demanded. */
export function planOf(index: LiveIndex, query: Query): Plan {
  const total = index.size;
  const languages = readingLanguages(index, query.language);
  const words: Words = new Map();
  collect(words, index, query.text, languages, query.details ? TITLE_WEIGHT : 1);
  if (query.details) collect(words, index, query.details, languages, 1);
  for (const [term, name] of namesFrom(index, `${query.text}\n${query.details ?? ""}`, query.language))
    words.get(term)?.names.push(name);
  const typed = query.isTyping && !query.details ? wordBeingTyped(query.text) : undefined;
  const lastTerm = typed && termsOf(typed, languages[0]!).at(-1);
  const begun = query.isTyping && endsWithLetter(query.text) ? [...words.keys()].at(-1) : undefined;
  if (begun?.length === 1 && words.size > 1) words.delete(begun);
  const corrected = new Map<string, string>();
  const slots: Slot[] = [];
  const common: string[] = [];
  let missing = 0;
  for (const [word, { terms, count, names }] of words) {
    const inOther = frequency(index, word) > 0 ? IN_OTHER_LANGUAGE : 1;
    const known = [...terms]
      .map((term) => ({ term, share: term === word ? 1 : inOther, frequency: frequency(index, term) }))
      .filter((alternative) => alternative.frequency > 0);
    for (const { term, frequency } of known) if (isCommon(term, frequency, total)) common.push(term);
    let found = known;
    if (typed && word === lastTerm) found = merged(known, beginnings(index, typed, word));
    const seen = found.reduce((sum, alternative) => sum + alternative.frequency, 0);
    const named = query.isExact ? [] : knownNames(index, names);
    const isLast = typed !== undefined && word === lastTerm;
    const weight = (meaningOf(word) * (count * (1 + REPEATS))) / (count + REPEATS);
    const isStrange = !query.isExact && named.length === 0;
    const parts = isStrange && !isLast && seen < COMPOUND ? partsOf(index, word, languages) : [];
    // Known by itself as well, it is one thing said in two ways.
    const each = seen === 0 ? weight : weight / 2;
    for (const { term, frequency } of parts)
      slots.push({
        alternatives: [{ term, share: 1 }],
        weight: each,
        rarity: rarity(frequency, total),
        isPair: false,
      });
    if (parts.length > 0 && seen === 0) continue;
    if (isStrange && parts.length === 0 && seen < Math.max(RARE, leastFrequency(total))) {
      const better = correctionsOf(index, word, seen, {
        isBeginning: isLast,
        language: languages[0]!,
      });
      if (better.length > 0) corrected.set(word, better[0]!.term);
      found = merged(found, better);
    }
    if (found.length === 0 && named.length === 0) {
      // A pair that nobody has written is the end of one word and the beginning of the next.
      if (!isPair(word)) missing += weight * rarity(0, total);
      continue;
    }
    // Shared by all forms: a rare inflection of a common word is not a rare word.
    const together = Math.min(
      total,
      (found.length > 0 ? found : named).reduce((sum, alternative) => sum + alternative.frequency, 0),
    );
    const rare = rarity(together, total);
    const alternatives = found.map(({ term, share }) => ({ term, share }));
    alternatives.push(...alternativesOf(named, word, rare));
    slots.push({ alternatives, weight, rarity: rare, isPair: isPair(word) });
  }
  return { slots, corrected, missing, common };
}

/** The reader's language first, then those in which the site holds at least one document in a hundred. */
function readingLanguages(index: LiveIndex, language: string): string[] {
  const own = language.slice(0, 2).toLowerCase();
  const total = index.size;
  const others = index.languages().filter(([, count]) => count >= total / 100);
  const held = others.map(([name]) => name);
  // A language nobody writes in here only adds wrong stems.
  return [...new Set([...(held.includes(own) || held.length === 0 ? [own] : []), ...held])].slice(0, 4);
}

type Words = Map<string, { terms: Set<string>; count: number; names: Name[] }>;

function collect(
  words: Words,
  { synonyms }: LiveIndex,
  text: string,
  languages: readonly string[],
  weight: number,
): void {
  const [first, ...others] = languages.map((language) => termsOf(text, language));
  const names = [first!, ...others].map((terms) => otherNames(synonyms, terms));
  first!.forEach((term, at) => {
    const slot = words.get(term) ?? { terms: new Set([term]), count: 0, names: [] };
    slot.count += weight;
    for (const named of names) slot.names.push(...(named.get(at) ?? []).map(synonym));
    // Languages cut texts into words alike, but for elisions; then their words stand beside each other.
    for (const other of others) if (other.length === first!.length) slot.terms.add(other[at]!);
    words.set(term, slot);
  });
}

const beginnings = (index: LiveIndex, typed: string, stem: string): Alternative[] =>
  expansions(index, typed, stem).map((expansion) => ({ ...expansion, share: EXPANDED }));

function correctionsOf(
  index: LiveIndex,
  word: string,
  seen: number,
  how: { isBeginning: boolean; language: string },
): Alternative[] {
  if (!isSpaced(word)) return [];
  const found = index.typos().flatMap((typos) => corrections(typos, word, how));
  // A rare word may be right: only a far more frequent neighbour stands in for it.
  const better = found
    .filter((candidate) => seen === 0 || candidate.frequency >= USUAL * seen)
    .sort((a, b) => b.likelihood - a.likelihood)
    .filter(({ term }, at, all) => all.findIndex((other) => other.term === term) === at);
  const all = better.reduce((sum, { likelihood }) => sum + likelihood, 0);
  return better.map(({ term, frequency, likelihood }) => ({
    term,
    frequency,
    share: (CORRECTED * likelihood) / all,
  }));
}

function merged(first: readonly Alternative[], second: readonly Alternative[]): Alternative[] {
  const known = new Set(first.map(({ term }) => term));
  return [...first, ...second.filter(({ term }) => !known.has(term))];
}
