import { termsOf } from "@/lib/search/text";

const longest = 110;

/** How telling a term is on the whole site. */
export type Rarity = (term: string) => number;

/** A title of one or two words shares all of them and says little; these many words that nobody shares are added to each. */
const unshared = 6;
/** Longer ones are not read at a glance. */
const readAtAGlance = 60;
/** Haste in it, or what makes nothing clearer. */
const hasty = 0.9;

/** The title that says it in the words which most of these use: that of the question in the middle of them. */
export function centralTitle(titles: readonly string[], language: string, rarity?: Rarity): string {
  return tidyTitle(titles[mostTypical(titles, language, rarity)] ?? "");
}

/** Which of these titles has most of the telling words that they share, and little else; 0 where there is none to choose. */
export function mostTypical(titles: readonly string[], language: string, rarity: Rarity = () => 1): number {
  const tidy = titles.map(tidyTitle);
  const terms = tidy.map((title) => new Set(termsOf(title, language)));
  const used = new Map<string, number>();
  for (const each of terms) for (const term of each) used.set(term, (used.get(term) ?? 0) + 1);
  let best = { at: 0, score: -1 };
  tidy.forEach((title, at) => {
    const length = [...title].length;
    if (length < 3) return;
    const own = [...terms[at]!];
    const shared = own.reduce((sum, term) => sum + (used.get(term)! - 1) * rarity(term), 0);
    const calm = title === titles[at]!.trim() ? 1 : hasty;
    const score =
      (calm * (shared / (own.length + unshared)) * readAtAGlance) / Math.max(readAtAGlance, length);
    if (score > best.score) best = { at, score };
  });
  return best.at;
}

/** A question's title without the haste in it. */
export function tidyTitle(title: string): string {
  const words = title
    .replace(/\s+/g, " ")
    .replace(
      /^\s*(?:\[[^\]]{1,20}\]\s*|(?:urgent|help|please help|solved|question|急|求助|请问)(?![\p{L}\p{N}])[\s:!,，：！-]*)+/iu,
      "",
    )
    .replace(/(?:[\s,!.-]*(?:please|thanks|thank you|thx|help|pls|谢谢|求助))+[\s!?.]*$/iu, (end) =>
      /\?/.test(end) ? "?" : "",
    )
    .replace(/([!?。！？])[!?。！？\s]+$/u, "$1")
    .replace(/!+$/, "")
    .trim();
  const calm = /\p{Ll}/u.test(words) || !/\p{Lu}{4}/u.test(words) ? words : words.toLowerCase();
  const cut = [...calm].length <= longest ? calm : cutBetweenWords(calm);
  return cut.replace(/^\p{Ll}(?=\p{Ll}|\s)/u, (letter) => letter.toUpperCase());
}

function cutBetweenWords(text: string): string {
  const cut = [...text].slice(0, longest).join("");
  const space = cut.lastIndexOf(" ");
  return (space > longest / 2 ? cut.slice(0, space) : cut).trim();
}
