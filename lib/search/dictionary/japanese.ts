import { type Dictionary, dictionaryOf } from "./dictionary";
import { inTurns } from "./in-turns";

/** A group of the Sudachi synonym dictionary, as much as is read of it. */
export type SudachiGroup = {
  items: { midashi: string; expandControl: number; bunya: readonly string[] }[];
};

// Names of companies, people, places, animals and the like: nobody asks for help with them by another name.
const fieldsOfNames = new Set("企業名 人名 人 地名 大学名 スポーツ 動植物 料理".split(" "));
/** 0: looked up and found; 1: found only, since it means more than this; 2: neither. */
const NEVER = 2;

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
export async function japaneseDictionary(all: Iterable<SudachiGroup>): Promise<Dictionary> {
  const groups: string[][] = [];
  const lookedUp: Set<string>[] = [];
  await inTurns(all, ({ items }) => {
    if (items.some(({ bunya }) => bunya.some((field) => fieldsOfNames.has(field)))) return;
    const kept = items
      .filter(({ expandControl }) => expandControl < NEVER)
      .map(({ midashi, expandControl }) => ({
        name: midashi.normalize("NFKC").replaceAll("・", ""),
        expandControl,
      }));
    if (kept.length < 2) return;
    groups.push(kept.map(({ name }) => name));
    lookedUp.push(new Set(kept.filter(({ expandControl }) => expandControl === 0).map(({ name }) => name)));
  });
  return dictionaryOf("ja", groups, (name, group) => lookedUp[group]!.has(name));
}
