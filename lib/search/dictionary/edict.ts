import type { DictionaryBuilder } from "./builder";
import { nameInGloss } from "./glosses";
import { formsOfVerb } from "./japanese-verbs";

// A line of the file is the word, how it is read, and its meanings: 写す [うつす] /(v5s,vt) (1) to copy/…/(P)/
const LINE = /^(\S+) (?:\[[^\]]*\] )?\/\(([^)]*)\) (.+)\/$/;
const VERB = /\bv[15]/;
/** Words that are much used, and those of computers: most of the others are rare. */
const IS_KEPT = /\/\(P\)$|\(comp\)/;
const LONGEST_LINE = 100_000;
/** Before a line whose beginning was dropped: no line with this is an entry. */
const DROPPED = "\0 ";
/** A word with more translations than this has several meanings; hardly all are meant. */
const USUAL_NAMES = 8;

/** Japanese words by what they mean in English, as the EDICT file has them in its own encoding. */
export async function addTranslations(
  dictionary: DictionaryBuilder,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const lines of linesOf(chunks)) for (const line of lines) addEntry(dictionary, line);
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder("euc-jp");
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) rest = DROPPED;
    yield lines;
  }
  yield [rest];
}

function addEntry(dictionary: DictionaryBuilder, line: string): void {
  const [, written, kind, glosses] = LINE.exec(line) ?? [];
  if (!written || line.startsWith(DROPPED) || !IS_KEPT.test(glosses!)) return;
  const word = written.normalize("NFKC").replaceAll("・", "");
  const forms = VERB.test(kind!) ? formsOfVerb(word) : [word];
  dictionary.usualNames = USUAL_NAMES;
  // Each by itself: two words that may be translated alike seldom mean the same.
  for (const name of new Set(glosses!.split("/").map(nameInGloss)))
    if (name !== undefined)
      dictionary.add([name, word], (it) => ({ forms: it === word ? forms : [it], isBroader: false }));
}
