import { type Dictionary, dictionaryOf } from "./dictionary";
import { inTurns } from "./in-turns";

// What a meaning is put in so many words is a description, and one that so many words have tells nothing.
const mostWords = 2;
const mostNames = 8;
const shortest = 3;

/** Chinese words by what they mean in English, both scripts, from the text of CC-CEDICT. */
export async function chineseDictionary(text: string): Promise<Dictionary> {
  const meanings = new Map<string, Set<string>>();
  await inTurns(linesOf(text), (line) => {
    const entry = /^(\S+) (\S+) \[(?![A-Z])[^\]]*\] \/(.*)\//.exec(line);
    if (!entry) return;
    const [, traditional, simplified, glosses] = entry;
    if (simplified!.length < 2 || !/^\p{Script=Han}+$/u.test(simplified!)) return;
    for (const meaning of glosses!.split(/[/;]/).map(plain)) {
      if (!isShort(meaning)) continue;
      const names = meanings.get(meaning) ?? new Set();
      meanings.set(meaning, names.add(simplified!).add(traditional!));
    }
  });
  return dictionaryOf(
    "zh",
    // English first: words of which too many mean the same stand for it, but not for one another.
    [...meanings].flatMap(([meaning, names]) =>
      names.size <= mostNames ? [[meaning, ...names]] : [...names].map((name) => [meaning, name]),
    ),
  );
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    yield text.slice(from, end < 0 ? text.length : end);
    from = end < 0 ? text.length : end + 1;
  }
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
