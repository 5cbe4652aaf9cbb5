import type { DictionaryBuilder } from "./builder";
import { inTurns } from "./in-turns";
import { formsOfVerb } from "./japanese-verbs";

/** A group of the Sudachi synonym dictionary, as much as is read of it. */
export type SudachiGroup = {
  items: { midashi: string; taigenYogen: string; expandControl: number; bunya: readonly string[] }[];
};

// Names of companies, people, places, animals and the like: nobody asks for help with them by another name.
const fieldsOfNames = new Set("企業名 人名 人 地名 大学名 スポーツ 動植物 料理".split(" "));
/** 0: as the group; 1: means more than the group; 2: neither looked up nor found. */
const BROADER = 1;
const NEVER = 2;
/** Words that are inflected. */
const INFLECTED = "用言";

/** The groups of the dictionary's file, one after another: all of it at once would take a moment too long. */
export function* groupsOf(json: string): Generator<SudachiGroup> {
  const mark = '{"id":';
  for (let from = json.indexOf(mark); from >= 0; ) {
    const next = json.indexOf(mark, from + 1);
    yield JSON.parse(json.slice(from, next < 0 ? undefined : next).replace(/[,\]\s]*$/, ""));
    from = next;
  }
}

/** Japanese words that mean the same, with their English, from the Sudachi synonym dictionary. */
export async function addSynonyms(dictionary: DictionaryBuilder, all: Iterable<SudachiGroup>): Promise<void> {
  await inTurns(all, ({ items }) => {
    if (items.some(({ bunya }) => bunya.some((field) => fieldsOfNames.has(field)))) return;
    const kept = new Map(
      items
        .filter(({ expandControl }) => expandControl < NEVER)
        .map(({ midashi, taigenYogen, expandControl }) => {
          const name = midashi.normalize("NFKC").replaceAll("・", "");
          const forms = taigenYogen === INFLECTED ? formsOfVerb(name) : [name];
          return [name, { forms, isBroader: expandControl === BROADER }];
        }),
    );
    if (kept.size > 1) dictionary.add([...kept.keys()], (name) => kept.get(name)!);
  });
}
