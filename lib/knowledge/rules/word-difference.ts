export type WordPart = { kind: "same" | "added" | "removed"; text: string };

/** More pairs of words than this are not compared one by one: the work grows with their product. */
const MOST_PAIRS = 4_000_000;

/** What changed from one text to the next, word by word, in reading order. Joined again, it gives back both texts. */
export function wordDifference(before: string, after: string): WordPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([
    { kind: "same", text: old.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: old.slice(old.length - end).join("") },
  ]);
}

/** Words, the space between them and single signs; scripts without spaces are compared letter by letter. */
const wordsOf = (text: string): string[] =>
  text.match(
    /\n+|[^\S\n]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}'’])+|[^\p{L}\p{N}\s]|[\s\S]/gu,
  ) ?? [];

function between(old: string[], now: string[]): WordPart[] {
  if (old.length * now.length > MOST_PAIRS)
    return [
      { kind: "removed", text: old.join("") },
      { kind: "added", text: now.join("") },
    ];
  const common = longestCommon(old, now);
  const width = now.length + 1;
  const parts: WordPart[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ kind: "same", text: old[i++]! });
      j++;
    } else if (
      j >= now.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      parts.push({ kind: "removed", text: old[i++]! });
    else parts.push({ kind: "added", text: now[j++]! });
  }
  return parts;
}

/** For each pair of places, how many words the rests have in common; one row after the other. */
function longestCommon(old: string[], now: string[]): Uint16Array {
  const width = now.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      table[i * width + j] =
        old[i] === now[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  return table;
}

/**
 * Parts of one kind that touch become one. A space that stayed between two exchanged words goes with them, so that a
 * new sentence reads as one change and not as many.
 */
function joined(parts: WordPart[]): WordPart[] {
  const runs: WordPart[] = [];
  let change = { removed: "", added: "" };
  const flush = () => {
    if (change.removed) runs.push({ kind: "removed", text: change.removed });
    if (change.added) runs.push({ kind: "added", text: change.added });
    change = { removed: "", added: "" };
  };
  parts.forEach((part, at) => {
    if (part.text === "") return;
    if (part.kind !== "same") change[part.kind] += part.text;
    else if (/^[^\S\n]+$/.test(part.text) && change.removed && change.added && isChange(parts[at + 1])) {
      change.removed += part.text;
      change.added += part.text;
    } else {
      flush();
      const last = runs.at(-1);
      if (last?.kind === "same") last.text += part.text;
      else runs.push({ ...part });
    }
  });
  flush();
  return runs;
}

const isChange = (part: WordPart | undefined) => part !== undefined && part.kind !== "same";
