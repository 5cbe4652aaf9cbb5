// What a meaning is put in so many words is a description.
const mostWords = 2;
const shortest = 3;

/** What an English gloss says without what is written around it, or undefined where it is no name for anything. */
export function nameInGloss(gloss: string): string | undefined {
  const name = gloss
    .replace(/\([^)]*\)/g, "")
    .replace(/\b(sth|sb)\b/g, "")
    .trim()
    .replace(/^to /, "")
    .replace(/^(a|an|the) /, "")
    .trim()
    .toLowerCase();
  const isName = name.length >= shortest && !/[[\]:|]/.test(name) && name.split(" ").length <= mostWords;
  return isName ? name : undefined;
}
