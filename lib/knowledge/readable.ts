import { type SQL, sql } from "drizzle-orm";

/** The versions of one article in different languages share this number. */
export const familyOf = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`coalesce(${a}.translation_of, ${a}.id)`;
};

/** Which version comes first for a reader of this language: theirs, the source, any other. */
export const bestVersion = (alias: string, language: string): SQL => {
  const a = sql.identifier(alias);
  return sql`${a}.language <> ${language}, ${a}.translation_of is not null, ${a}.id`;
};

/** Whether a translation says what an earlier version of its source said: the live one, or the newest before that. */
export const isBehind = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`coalesce((select coalesce(nullif(s.version, 0), s.working_version) > coalesce(${a}.source_version, 0)
    from articles s where s.id = ${a}.translation_of), false)`;
};
