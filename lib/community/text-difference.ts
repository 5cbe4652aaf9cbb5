export type Difference = { kind: "same" | "added" | "removed"; text: string };

/** Lines beyond this are compared as a whole: the work grows with the square of their number. */
const MOST_LINES = 600;

/** What changed from one text to the next, line by line, in reading order. */
export function textDifference(before: string, after: string): Difference[] {
  const old = before.split("\n");
  const now = after.split("\n");
  if (old.length > MOST_LINES || now.length > MOST_LINES)
    return before === after
      ? [{ kind: "same", text: before }]
      : [
          { kind: "removed", text: before },
          { kind: "added", text: after },
        ];
  const common = longestCommon(old, now);
  const parts: Difference[] = [];
  const add = (kind: Difference["kind"], line: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += `\n${line}`;
    else parts.push({ kind, text: line });
  };
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add("same", old[i]!);
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add("removed", old[i]!);
      i++;
    } else {
      add("added", now[j]!);
      j++;
    }
  }
  return parts;
}

/** For each pair of places, how many lines the rests have in common. */
function longestCommon(old: string[], now: string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      table[i]![j] =
        old[i] === now[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}
