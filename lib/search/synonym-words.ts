/** A search for one word of a group looks for all of them. */
export const MOST_SYNONYMS = 20;
export const LONGEST_SYNONYM = 60;
/** Long enough for the message of a program, as people paste it. */
export const LONGEST_BET = 200;

/** The words of a group as they are kept: small letters, single spaces, each once. Commas or lines are between them. */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .split(/[,;\n\r，、；]+/u)
    .map(plainWords)
    .filter((word) => word !== "");
  return [...new Set(words)];
}

/** Words without what does not matter for finding: case, marks around them, more than one space. */
export const plainWords = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}.+#@'’_-]+/u)
    // A dot before a word belongs to it (.net), one behind it does not.
    .map((word) => word.replace(/^['’_-]+|[.'’_-]+$/gu, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join(" ");
