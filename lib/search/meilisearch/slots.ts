import type { SearchRequest } from "../engine";
import { otherNames, type Synonyms } from "../inverted/synonyms";
import { ALSO_CALLED } from "../measures";
import { isPair, meaningOf, termsOf } from "../text";
import { askedTerms } from "./words";

/** One way in which a text may say what a word of the query says: all of these terms, worth this share of the word. */
export type Form = { terms: readonly string[]; share: number; isBegun?: true };
/** One word of a query, and what counts as it; the word itself comes first. */
export type Slot = { term: string; weight: number; isInTitle: boolean; isPair: boolean; forms: Form[] };

/** Another name for a word of the query, by the first term of the word. */
export type OtherName = Form & { of: string };

const mostWords = { title: 30, details: 20 };
const mostNames = 6;
/** What the body of a question says counts less than its title. */
const detailsWeight = 0.4;

/** What a request asks for, word by word: every word counts, none is demanded. `names` come from dictionaries. */
export function slotsOf(
  { q, details, language, mode, exact }: SearchRequest,
  synonyms: Synonyms,
  names: readonly OtherName[],
): Slot[] {
  const title = askedTerms(q, language, mode === "type");
  const slots = new Map<string, Slot>();
  const put = (term: string, weight: number, isInTitle: boolean, isBegun?: true) => {
    if (slots.has(term)) return;
    const form: Form = { terms: [term], share: 1, ...(isBegun && { isBegun }) };
    const said = weight * meaningOf(term);
    slots.set(term, { term, weight: said, isInTitle, isPair: isPair(term), forms: [form] });
  };
  for (const term of title.terms.slice(0, mostWords.title)) put(term, 1, true);
  if (title.begun !== undefined) put(title.begun, 1, true, true);
  if (details)
    for (const term of telling(askedTerms(details, language).terms.filter((term) => !slots.has(term))))
      put(term, detailsWeight, false);
  if (exact) return [...slots.values()];
  for (const name of [...synonymsIn(synonyms, `${q}\n${details ?? ""}`, language), ...names]) {
    const forms = slots.get(name.of)?.forms;
    if (forms && forms.length <= mostNames) forms.push({ terms: name.terms, share: name.share });
  }
  return [...slots.values()];
}

function* synonymsIn(synonyms: Synonyms, text: string, language: string): Generator<OtherName> {
  const terms = termsOf(text, language);
  for (const [at, others] of otherNames(synonyms, terms))
    for (const other of others) yield { of: terms[at]!, terms: other, share: ALSO_CALLED };
}

/** The words of a long text that are asked for: rare words are long ones, more often than not, in any spaced script. */
const telling = (terms: readonly string[]): string[] =>
  terms
    .map((term, at) => ({ term, at }))
    .sort((a, b) => b.term.length - a.term.length || a.at - b.at)
    .slice(0, mostWords.details)
    .sort((a, b) => a.at - b.at)
    .map(({ term }) => term);
