import { random, zipf } from "./random";

const syllables =
  "ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo".split(
    " ",
  );
const vocabularySize = 6_000;

/**
 * Invented prose: words as unevenly frequent as real ones, in sentences and paragraphs of uneven length. The same seed
 * knows the same words; another `voice` says something else with them.
 */
export function prose(seed: number, voice?: number) {
  let next = random(seed);
  const vocabulary = Array.from({ length: vocabularySize }, (_, i) => {
    const length = 1 + Math.floor(next() * 3) + (i > 200 ? 1 : 0);
    return Array.from({ length }, () => syllables[Math.floor(next() * syllables.length)]).join("");
  });
  if (voice !== undefined) next = random(voice);
  const word = zipf(vocabularySize, next);
  const words = (count: number) => Array.from({ length: count }, () => vocabulary[word()]!);
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
  const sentence = () => `${capital(words(between(6, 18)).join(" "))}.`;
  const paragraph = () => Array.from({ length: between(2, 5) }, sentence).join(" ");
  return {
    next,
    between,
    words,
    title: () => `${capital(words(between(5, 10)).join(" "))}?`,
    paragraphs: (count: number) => Array.from({ length: count }, paragraph),
  };
}

export const asHtml = (paragraphs: string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join("\n");
export const asMarkdown = (paragraphs: string[]): string => paragraphs.join("\n\n");
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "");
