import { random } from "../bench/random";

const letters = "abcdefghijklmnopqrstuvwxyz";

/** A title with two typing mistakes in its words: a letter swapped with the next, left out, doubled or another one. */
export function mistyped(title: string, seed: number): string {
  const next = random(seed);
  let text = title;
  for (let made = 0; made < 2; made++) {
    const places = [...text.matchAll(/\p{L}(?=\p{L})/gu)].map((match) => match.index);
    if (places.length === 0) return text;
    text = withMistake(text, places[Math.floor(next() * places.length)]!, next);
  }
  return text;
}

function withMistake(text: string, at: number, next: () => number): string {
  const [before, letter, after, rest] = [text.slice(0, at), text[at]!, text[at + 1]!, text.slice(at + 2)];
  const kind = Math.floor(next() * 4);
  if (kind === 0) return before + after + letter + rest;
  if (kind === 1) return before + after + rest;
  if (kind === 2) return before + letter + letter + after + rest;
  return before + letters[Math.floor(next() * letters.length)] + after + rest;
}
