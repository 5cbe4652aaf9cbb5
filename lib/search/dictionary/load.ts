import { log } from "@/lib/log";
import { chineseDictionary } from "./chinese";
import type { Dictionary } from "./dictionary";
import { japaneseDictionary, type SudachiGroup } from "./japanese";

/** Put together here so that neither a compiler nor a bundler looks for packages that may be absent. */
const loaded = async (...name: string[]): Promise<unknown> => {
  const found: { default?: unknown } = await import(name.join("/"));
  return found.default ?? found;
};

const readers: Record<string, () => Promise<Dictionary>> = {
  zh: async () => chineseDictionary((await loaded("chinese-lexicon", "dictionary", "cedict.js")) as string),
  ja: async () => {
    const { fetchDictionary } = (await loaded("sudachi-synonyms-dictionary")) as {
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
    try {
      found.set(language, await read());
    } catch (error) {
      log.warn("search.no_dictionary", { language, reason: (error as Error).message });
    }
  }
  return found;
}
