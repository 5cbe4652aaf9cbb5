import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { log } from "@/lib/log";
import { type Dictionary, languageOf, namesIn } from "../dictionary/dictionary";
import { dictionariesOf } from "../dictionary/load";
import { dictionaryShare } from "../measures";
import { capQuery } from "../text";
import type { OtherName } from "./slots";

export type SiteDictionaries = {
  /** Other names for what a text says. */
  namesFor: (text: string, reader: string) => OtherName[];
  /** Resolves when the dictionaries of all that is written here by now have been read. */
  read: () => Promise<void>;
};

const againAfterMs = 10 * 60_000;

/** The dictionaries of the languages that one text in a hundred of this site is written in, read beside the searches. */
export function siteDictionaries(db: Db): SiteDictionaries {
  const dictionaries = new Map<string, Dictionary>();
  const lookedFor = new Set<string>();
  let reading = Promise.resolve();
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    const { rows } = await db.execute<{ language: string }>(sql`
      with written as (select left(language, 2) as language from articles
        union all select left(language, 2) from questions)
      select language from written group by language having count(*) >= (select count(*) from written) / 100.0`);
    const languages = rows.map((row) => row.language).filter((language) => !lookedFor.has(language));
    for (const language of languages) lookedFor.add(language);
    for (const [language, dictionary] of await dictionariesOf(languages))
      dictionaries.set(language, dictionary);
  }

  function read(): Promise<void> {
    lookedAt = performance.now();
    reading = reading
      .then(look)
      .catch((error) => log.warn("search.dictionaries_not_read", { reason: (error as Error).message }));
    return reading;
  }

  return {
    namesFor(text, reader) {
      if (performance.now() - lookedAt > againAfterMs) void read();
      const dictionary = dictionaries.get(languageOf(text, reader));
      return dictionary ? namesOf(dictionary, capQuery(text)) : [];
    },
    read,
  };
}

function namesOf(dictionary: Dictionary, text: string): OtherName[] {
  return namesIn(dictionary, text).flatMap(({ first, names, isBroader, sureness }) => {
    const share = dictionaryShare({ sureness, isBroader });
    return names.map((terms) => ({ of: first, terms, share }));
  });
}
