import { type Dictionary, dictionaryOf } from "./dictionary";

/** A group of the Sudachi synonym dictionary, as much as is read of it. */
export type SudachiGroup = {
  items: { midashi: string; expandControl: number; bunya: readonly string[] }[];
};

// Names of companies, people, places, animals and the like: nobody asks for help with them by another name.
const fieldsOfNames = new Set("企業名 人名 人 地名 大学名 スポーツ 動植物 料理".split(" "));
/** 0: looked up and found; 1: found only, since it means more than this; 2: neither. */
const NEVER = 2;

/** Japanese words that mean the same, with their English, from the Sudachi synonym dictionary. */
export function japaneseDictionary(all: readonly SudachiGroup[]): Dictionary {
  const kept = all
    .filter(({ items }) => !items.some(({ bunya }) => bunya.some((field) => fieldsOfNames.has(field))))
    .map(({ items }) => items.filter(({ expandControl }) => expandControl < NEVER))
    .filter((items) => items.length > 1);
  const names = kept.map((items) =>
    items.map(({ midashi }) => midashi.normalize("NFKC").replaceAll("・", "")),
  );
  return dictionaryOf("ja", names, (name, group) =>
    kept[group]!.some(({ expandControl }, at) => expandControl === 0 && names[group]![at] === name),
  );
}
