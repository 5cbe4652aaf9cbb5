import { createRequire } from "node:module";
import { log } from "@/lib/log";
import { chineseDictionary } from "./chinese";
import type { Dictionary } from "./dictionary";
import { japaneseDictionary, type SudachiGroup } from "./japanese";

// By `require`: one of the packages names a file for `import` that it does not hold. The names are put together so that
// neither a compiler nor a bundler looks for packages that may be absent.
const require = createRequire(import.meta.url);
const loaded = (...name: string[]): unknown => require(name.join("/"));

const readers: Record<string, () => Promise<Dictionary>> = {
  zh: async () => chineseDictionary(loaded("chinese-lexicon", "dictionary", "cedict.js") as string),
  ja: async () => {
    const { fetchDictionary } = loaded("sudachi-synonyms-dictionary") as {
      fetchDictionary: () => Promise<SudachiGroup[]>;
    };
    return japaneseDictionary(await fetchDictionary());
  },
};

/** The dictionaries of these languages that are installed; the packages are optional, and search works without. */
export async function dictionariesOf(languages: readonly string[]): Promise<Map<string, Dictionary>> {
  const found = new Map<string, Dictionary>();
  for (const language of languages) {
    const read = readers[language];
    if (!read) continue;
    const before = new Set(Object.keys(require.cache));
    try {
      found.set(language, await read());
    } catch (error) {
      log.warn("search.no_dictionary", { language, reason: (error as Error).message });
    }
    // The whole of it is several times as large as what is kept.
    for (const file of Object.keys(require.cache)) if (!before.has(file)) delete require.cache[file];
  }
  return found;
}
