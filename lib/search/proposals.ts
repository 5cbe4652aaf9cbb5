import { distance, mistakesAllowed } from "./inverted/typos";
import { LONGEST_BET, LONGEST_SYNONYM, plainWords } from "./synonym-words";
import { isSpaced, termsOf } from "./text";

/** A search that found nothing worth opening, and what the same searcher typed next and opened. */
export type Rephrased = {
  language: string;
  failed: string;
  found: string;
  /** What was opened then. */
  subject: string;
  searcher: string;
  at: Date;
};

export type Evidence = {
  searchers: number;
  times: number;
  lastAt: Date;
  samples: { failed: string; found: string }[];
};
export type Suggested = { key: string; language: string } & (
  | { kind: "synonym"; words: [string, string] }
  | { kind: "best_bet"; words: string; subject: string }
);
export type Proposal = Suggested & { evidence: Evidence };

/** One searcher may have meant something else; two who did the same say something about the words. */
const fewestSearchers = 2;
const mostSamples = 3;
const mostWords = 2;
const longestUnspaced = 6;

/** What searches that failed and were rephrased suggest, best supported first. */
export function proposalsFrom(rephrased: readonly Rephrased[]): Proposal[] {
  const found = new Map<string, { proposal: Suggested; from: Rephrased[] }>();
  for (const one of rephrased) {
    const proposal = proposalOf(one);
    if (!proposal) continue;
    const known = found.get(proposal.key);
    if (known) known.from.push(one);
    else found.set(proposal.key, { proposal, from: [one] });
  }
  return [...found.values()]
    .map(({ proposal, from }) => ({ ...proposal, evidence: evidenceOf(from) }))
    .filter(({ evidence }) => evidence.searchers >= fewestSearchers)
    .sort((a, b) => b.evidence.searchers - a.evidence.searchers || +b.evidence.lastAt - +a.evidence.lastAt);
}

/** Words that took each other's place are synonyms; a wholly different wording is a bet; else nothing. */
export function proposalOf({ language, failed, found, subject }: Rephrased): Suggested | null {
  const before = plainWords(failed);
  const after = plainWords(found);
  if (before === "" || after.startsWith(before) || before.startsWith(after)) return null;
  const out = different(before, after, language);
  const into = different(after, before, language);
  // Only more or fewer words: nothing is said about what they mean.
  if (out.length === 0 || into.length === 0) return null;
  const words: [string, string] = [out.join(" "), into.join(" ")];
  if (isMistyped(words)) return null;
  if (isShort(out) && isShort(into) && words.every((each) => each.length <= LONGEST_SYNONYM)) {
    const pair = [...words].sort() as [string, string];
    return { key: `synonym ${language} ${pair.join(" = ")}`, kind: "synonym", language, words: pair };
  }
  // What can be neither kept nor remembered is not proposed.
  if (before.length > LONGEST_BET) return null;
  return {
    key: `best_bet ${language} ${before} > ${subject}`,
    kind: "best_bet",
    language,
    words: before,
    subject,
  };
}

/** The words of one text whose stems the other one lacks. */
function different(text: string, other: string, language: string): string[] {
  const theirs = new Set(termsOf(other, language));
  return text.split(" ").filter((word) => termsOf(word, language).some((term) => !theirs.has(term)));
}

/** The index corrects these by itself. */
const isMistyped = ([a, b]: [string, string]): boolean =>
  a.split(" ").length === b.split(" ").length &&
  distance(a.replaceAll(" ", ""), b.replaceAll(" ", ""), 2) <=
    Math.max(mistakesAllowed(a), mistakesAllowed(b));

const isShort = (words: readonly string[]): boolean =>
  words.length <= mostWords && words.every((word) => isSpaced(word) || [...word].length <= longestUnspaced);

function evidenceOf(from: readonly Rephrased[]): Evidence {
  const samples = new Map(from.map(({ failed, found }) => [`${failed} ${found}`, { failed, found }]));
  return {
    searchers: new Set(from.map((one) => one.searcher)).size,
    times: from.length,
    lastAt: new Date(Math.max(...from.map((one) => +one.at))),
    samples: [...samples.values()].slice(0, mostSamples),
  };
}
