const mostWords = 20;
const longest = 60;

/** The words of a group as they are kept: small letters, single spaces, each once. Commas or lines are between them. */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .split(/[,;\n\r，、；]+/u)
    .map((word) => plainWords(word).slice(0, longest).trim())
    .filter((word) => word !== "");
  return [...new Set(words)].slice(0, mostWords);
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
