/** One thing to be replaced in a text: a PostgreSQL pattern, read without regard to case, and what stands there afterwards. */
export type Replacement = { pattern: string; by: string };

/**
 * How the names of an erased account are found in what others wrote: addresses wherever they stand, `@short-name` and
 * links to the profile, a name of several words wherever it stands, and a name of one word where somebody is called or
 * quoted by it, since elsewhere it may be any word. `@mara` is a short name, what holds an @ further on an address.
 */
export function replacementsOf(names: readonly string[], alias: string): Replacement[] {
  return names.flatMap((name) => {
    if (name.startsWith("@")) return shortName(name.slice(1), alias);
    if (name.includes("@")) return [token(escaped(name), alias), ...slugged(name, alias)];
    const words = name.split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const whole = words.map(escaped).join("\\s+");
    if (words.length === 1) return [called(whole, alias), quoted(whole, alias)];
    return [between("[:alnum:]_", whole, alias), ...slugged(name, alias)];
  });
}

/** What called them and led to their page is just words from now on, since the page is gone. */
const shortName = (handle: string, alias: string): Replacement[] => [
  {
    pattern: `<a [^<>]*/people/${escaped(handle)}[^<>a-z0-9-][^<>]*>@${escaped(handle)}</a>`,
    by: `@${alias}`,
  },
  token(`@${escaped(handle)}`, `@${alias}`),
  { pattern: `/people/${escaped(handle)}(?![A-Za-z0-9-])`, by: `/people/${alias}` },
];

const token = (pattern: string, by: string): Replacement => ({
  pattern: `(?<![A-Za-z0-9._%+-])${pattern}(?![A-Za-z0-9-]|\\.[A-Za-z0-9])`,
  by,
});

const between = (letters: string, pattern: string, by: string): Replacement => ({
  pattern: `(?<![${letters}])${pattern}(?![${letters}])`,
  by,
});

const called = (name: string, alias: string): Replacement => between("[:alnum:]_-", `@${name}`, `@${alias}`);

/** `> Mara wrote:`, `**Mara**:` and the like. */
const quoted = (name: string, alias: string): Replacement => ({
  pattern: `(?<![[:alnum:]_])${name}(?=[*_]*\\s*(?:(?:wrote|writes|said|says|asked)\\M|[:：]|写道|说|问))`,
  by: alias,
});

/** As the last part of an address has it. */
function slugged(name: string, alias: string): Replacement[] {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug.includes("-") ? [between("[:alnum:]", escaped(slug), alias)] : [];
}

/** Plain characters, also where HTML or JSON write them in their own way. */
function escaped(text: string): string {
  return [...text]
    .map((char) => {
      if (char === "'") return "(?:'|&#39;|&#x27;|&apos;)";
      if (char === "&") return "&(?:amp;|#x26;|#38;)?";
      if (char === '"') return '(?:\\\\?"|&quot;|&#x22;|&#34;)';
      return /[\p{Letter}\p{Number}]/u.test(char) ? char : `\\${char}`;
    })
    .join("");
}
