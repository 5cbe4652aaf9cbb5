const HOUR = 3_600_000;

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 24 * HOUR);
export const hoursBefore = (now: Date, hours: number): Date => new Date(now.getTime() - hours * HOUR);

/** Numbers from 0 to 1 that are the same for the same word on every load (mulberry32 over an FNV-1a hash). */
export function drawsFor(word: string): () => number {
  let state = 2_166_136_261;
  for (const char of word) state = Math.imul(state ^ char.codePointAt(0)!, 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
