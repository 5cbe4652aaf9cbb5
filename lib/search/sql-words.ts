import { isSpaced, tokensOf } from "./text";

/** What a query says, as PostgreSQL can look for it. */
export type SqlWords = {
  /** For `to_tsquery`: texts that have any word which begins like one of these; empty where there is none. */
  anyBeginning: string;
  /** For `like any`: of scripts without spaces, every two characters that follow each other. */
  anyPair: string[];
};

const most = 30;
/** Of a shorter stem too many words begin alike. */
const leastStem = 3;

/** The words of a query, each by the beginning that its forms have in common. */
export function sqlWords(text: string, language: string): SqlWords {
  const beginnings = new Set<string>();
  for (const { start, end, terms } of tokensOf(text, language)) {
    const word = text.slice(start, end);
    if (isSpaced(word)) beginnings.add(terms.length === 1 ? alikeIn(word, terms[0]!) : word);
  }
  // The words are made of letters and numbers only here; quotes and operators were left out by the tokeniser.
  const quoted = [...beginnings].slice(0, most).map((word) => `'${word.replace(/['\\]/g, "")}':*`);
  const pairs = pairsOf(text).slice(0, most);
  return {
    anyBeginning: quoted.join(" | "),
    anyPair: pairs.map((pair) => `%${pair.replace(/[\\%_]/g, "\\$&")}%`),
  };
}

export const isWordless = ({ anyBeginning, anyPair }: SqlWords): boolean =>
  anyBeginning === "" && anyPair.length === 0;

/** What a word has in common with its stem: every form of it begins so, while "batteri" is the beginning of none. */
function alikeIn(word: string, stem: string): string {
  const lower = word.toLowerCase();
  let alike = 0;
  while (alike < lower.length && lower[alike] === stem[alike]) alike++;
  return alike < leastStem ? lower : lower.slice(0, alike);
}

function pairsOf(text: string): string[] {
  const runs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}/gu) ?? [];
  return [
    ...new Set(runs.flatMap((run) => [...run].slice(1).map((character, at) => [...run][at]! + character))),
  ];
}
