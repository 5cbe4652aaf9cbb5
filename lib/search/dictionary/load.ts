import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { log } from "@/lib/log";
import { DictionaryBuilder } from "./builder";
import { chineseDictionary } from "./chinese";
import type { Dictionary } from "./dictionary";
import { addTranslations } from "./edict";
import { addSynonyms, groupsOf } from "./japanese";

/** Where the package `edict` of Debian and its kin puts the Japanese–English dictionary. */
export const EDICT = "/usr/share/edict/edict";

// Read as texts, not loaded as code: a file of ten megabytes would hold up whoever searches.
const textIn = (name: string, ...file: string[]): Promise<string> => {
  const main = createRequire(import.meta.url).resolve(name);
  return readFile(join(dirname(main), ...file), "utf8");
};

const readers: Record<string, () => Promise<Dictionary>> = {
  zh: async () => chineseDictionary(await textIn("chinese-lexicon", "dictionary", "cedict.js")),
  ja: async () => {
    const builder = new DictionaryBuilder("ja");
    await whereThere("ja", async () =>
      addSynonyms(
        builder,
        groupsOf(await textIn("sudachi-synonyms-dictionary", "sudachi-synonyms-dictionary.json")),
      ),
    );
    await whereThere("ja", () => addTranslations(builder, createReadStream(EDICT)));
    return builder.finish();
  },
};

/** The dictionaries of these languages that are installed; all are optional, and search works without. */
export async function dictionariesOf(languages: readonly string[]): Promise<Map<string, Dictionary>> {
  const found = new Map<string, Dictionary>();
  for (const language of languages) {
    const read = readers[language];
    if (read) await whereThere(language, async () => found.set(language, await read()));
  }
  return found;
}

async function whereThere(language: string, read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (error) {
    log.warn("search.no_dictionary", { language, reason: (error as Error).message });
  }
}
