import type { SearchResult } from "../engine";
import { MARK_END, MARK_START } from "../marks";
import { termsOf } from "../text";
import type { RawHit } from "./client";
import { termOfPlain } from "./words";

const looked = 10;
const marked = new RegExp(`${MARK_START}([^${MARK_START}${MARK_END}]+)${MARK_END}`, "g");

/** Which of the asked words were found only under another spelling, and under which: from what the server has marked. */
export function correctionsOf(
  asked: readonly string[],
  hits: readonly RawHit[],
  language: string,
): SearchResult["corrections"] {
  const found = new Map<string, number>();
  for (const { _formatted } of hits.slice(0, looked)) {
    const { title = "", body = "" } = (_formatted ?? {}) as { title?: string; body?: string };
    for (const [, word] of `${title} ${body}`.matchAll(marked)) found.set(word!, (found.get(word!) ?? 0) + 1);
  }
  const words = [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return asked.flatMap((from) => {
    if (words.some((word) => word.startsWith(from))) return [];
    const to = words.find((word) => isNear(from, word, from.length < 8 ? 1 : 2));
    const term = to && termsOf(termOfPlain(to), language).at(-1);
    return term && term !== from ? [{ from: termOfPlain(from), to: term }] : [];
  });
}

/** Whether so few letters are wrong, missing, too many or exchanged with the next. */
function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]! <= most;
}
