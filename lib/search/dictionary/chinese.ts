import { type Dictionary, dictionaryOf } from "./dictionary";

// What a meaning is put in so many words is a description, and one that so many words have tells nothing.
const mostWords = 2;
const mostNames = 8;
const shortest = 3;

const linesAtOnce = 5_000;

/** Chinese words by what they mean in English, both scripts, from the text of CC-CEDICT. Gives up its turn now and then. */
export async function chineseDictionary(text: string): Promise<Dictionary> {
  const meanings = new Map<string, Set<string>>();
  for (const [at, line] of text.split("\n").entries()) {
    if (at % linesAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    const entry = /^(\S+) (\S+) \[(?![A-Z])[^\]]*\] \/(.*)\//.exec(line);
    if (!entry) continue;
    const [, traditional, simplified, glosses] = entry;
    if (simplified!.length < 2 || !/^\p{Script=Han}+$/u.test(simplified!)) continue;
    for (const meaning of glosses!.split(/[/;]/).map(plain)) {
      if (!isShort(meaning)) continue;
      const names = meanings.get(meaning) ?? new Set();
      meanings.set(meaning, names.add(simplified!).add(traditional!));
    }
  }
  return dictionaryOf(
    "zh",
    // English first: words of which too many mean the same stand for it, but not for one another.
    [...meanings].flatMap(([meaning, names]) =>
      names.size <= mostNames ? [[meaning, ...names]] : [...names].map((name) => [meaning, name]),
    ),
  );
}

const plain = (gloss: string): string =>
  gloss
    .replace(/\([^)]*\)/g, "")
    .replace(/\b(sth|sb)\b/g, "")
    .trim()
    .replace(/^to /, "")
    .replace(/^(a|an|the) /, "")
    .trim()
    .toLowerCase();

const isShort = (meaning: string): boolean =>
  meaning.length >= shortest && !/[[\]:|]/.test(meaning) && meaning.split(" ").length <= mostWords;
