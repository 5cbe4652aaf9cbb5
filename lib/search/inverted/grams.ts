/** So many different groups of letters are told apart. */
export const KINDS = 2 ** 16;
const LENGTH = 3;
const MEETING = 2;
const WORD = /[\p{L}\p{N}]+/gu;
/** Longer titles say no more about what they are called. */
const read = 300;

/**
 * Three letters each, over the ends of words too, of all words of a title, and where two words meet two of each: as
 * numbers, each once, in order.
 */
export function gramsOf(title: string): Uint16Array {
  const found = new Set<number>();
  let before = "";
  for (const [word] of title.slice(0, read).normalize("NFKC").toLowerCase().matchAll(WORD)) {
    const letters = ` ${word} `;
    for (let at = 0; at + LENGTH <= letters.length; at++) found.add(hash(letters, at, at + LENGTH));
    if (before) {
      const seam = `${before.slice(-MEETING)} ${word.slice(0, MEETING)}`;
      found.add(hash(seam, 0, seam.length));
    }
    before = word;
  }
  return Uint16Array.from(found).sort();
}

function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 16)) & (KINDS - 1);
}
