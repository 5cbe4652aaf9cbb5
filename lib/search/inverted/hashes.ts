/** The most words of a segment that such a list can tell apart. */
export const PLACES = 2 ** 21;

/** A text and the place of the word it stands for, as one number; sorted, they are a list that texts are looked up in. */
export const entryOf = (text: string, place: number): number => hash(text) * PLACES + place;

/** The places of the words that a text stands for, and now and then of one that it does not. */
export function placesOf(entries: Float64Array, text: string): number[] {
  const wanted = hash(text);
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle]! < wanted * PLACES) low = middle + 1;
    else high = middle;
  }
  const places: number[] = [];
  for (; low < entries.length && Math.floor(entries[low]! / PLACES) === wanted; low++)
    places.push(entries[low]! % PLACES);
  return places;
}

/** FNV-1a, 32 bits: with 21 bits for the place it still is a whole number that a double holds exactly. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
