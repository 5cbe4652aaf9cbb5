import { dictionaryOf } from "./builder";
import type { Dictionary } from "./dictionary";
import { nameInGloss } from "./glosses";
import { inTurns } from "./in-turns";

// A meaning that more words than these have tells nothing of any of them.
const mostNames = 8;

/** Chinese words by what they mean in English, both scripts, from the text of CC-CEDICT. */
export async function chineseDictionary(text: string): Promise<Dictionary> {
  const meanings = new Map<string, Set<string>>();
  await inTurns(linesOf(text), (line) => {
    const entry = /^(\S+) (\S+) \[(?![A-Z])[^\]]*\] \/(.*)\//.exec(line);
    if (!entry) return;
    const [, traditional, simplified, glosses] = entry;
    if (simplified!.length < 2 || !/^\p{Script=Han}+$/u.test(simplified!)) return;
    for (const meaning of glosses!.split(/[/;]/).map(nameInGloss)) {
      if (meaning === undefined) continue;
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
