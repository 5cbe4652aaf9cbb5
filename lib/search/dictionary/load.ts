import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { log } from "@/lib/log";
import { chineseDictionary } from "./chinese";
import type { Dictionary } from "./dictionary";
import { groupsOf, japaneseDictionary } from "./japanese";

// Read as texts, not loaded as code: a file of ten megabytes would hold up whoever searches.
const textIn = (name: string, ...file: string[]): Promise<string> => {
  const main = createRequire(import.meta.url).resolve(name);
  return readFile(join(dirname(main), ...file), "utf8");
};

const readers: Record<string, () => Promise<Dictionary>> = {
  zh: async () => chineseDictionary(await textIn("chinese-lexicon", "dictionary", "cedict.js")),
  ja: async () =>
    japaneseDictionary(
      groupsOf(await textIn("sudachi-synonyms-dictionary", "sudachi-synonyms-dictionary.json")),
    ),
};

/** The dictionaries of these languages that are installed; the packages are optional, and search works without. */
export async function dictionariesOf(languages: readonly string[]): Promise<Map<string, Dictionary>> {
  const found = new Map<string, Dictionary>();
  for (const language of languages) {
    const read = readers[language];
    if (!read) continue;
    try {
      found.set(language, await read());
    } catch (error) {
      log.warn("search.no_dictionary", { language, reason: (error as Error).message });
    }
  }
  return found;
}
