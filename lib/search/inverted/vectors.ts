import type { Key } from "../documents";

export type Near = { key: Key; nearness: number };

/** What every document means, side by side: the nearest are found by looking at all of them. */
export class Vectors {
  #bytes = new Int8Array(0);
  #lengths = new Float32Array(0);
  #keys: (Key | undefined)[] = [];
  #slots = new Map<Key, number>();
  #free: number[] = [];

  constructor(readonly dimensions: number) {}

  get size(): number {
    return this.#slots.size;
  }

  /** Takes a vector in, in place of what the document had; one of another length is left out. */
  set(key: Key, vector: Int8Array): void {
    this.delete(key);
    if (vector.length !== this.dimensions) return;
    const slot = this.#free.pop() ?? this.#keys.length;
    if ((slot + 1) * this.dimensions > this.#bytes.length) this.#grow();
    this.#bytes.set(vector, slot * this.dimensions);
    this.#lengths[slot] = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
    this.#keys[slot] = key;
    this.#slots.set(key, slot);
  }

  delete(key: Key): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#keys[slot] = undefined;
    this.#free.push(slot);
  }

  /**
   * The nearest of those that pass, best first. Nearness is 1 for the same meaning and 0 for what any two texts of this
   * model have in common, measured on all documents, so that models need no threshold of their own.
   */
  nearest(query: Int8Array, most: number, passes: (key: Key) => boolean): Near[] {
    if (query.length !== this.dimensions || this.size === 0) return [];
    const length = Math.sqrt(query.reduce((sum, value) => sum + value * value, 0)) || 1;
    const cosines = new Float32Array(this.#keys.length);
    let sum = 0;
    for (let slot = 0; slot < this.#keys.length; slot++) {
      if (this.#keys[slot] === undefined) continue;
      const cosine = this.#dot(query, slot) / (length * this.#lengths[slot]!);
      cosines[slot] = cosine;
      sum += cosine;
    }
    const usual = Math.max(0, sum / this.size);
    const found: Near[] = [];
    let least = 0;
    for (let slot = 0; slot < this.#keys.length; slot++) {
      const nearness = (cosines[slot]! - usual) / Math.max(1e-6, 1 - usual);
      const key = this.#keys[slot];
      if (nearness <= least || key === undefined || !passes(key)) continue;
      found.push({ key, nearness });
      if (found.length < 2 * most) continue;
      found.sort(byNearness).length = most;
      least = found.at(-1)!.nearness;
    }
    return found.sort(byNearness).slice(0, most);
  }

  /** The innermost loop: nothing but the sum. */
  #dot(query: Int8Array, slot: number): number {
    const bytes = this.#bytes;
    const from = slot * this.dimensions;
    let sum = 0;
    for (let i = 0; i < query.length; i++) sum += query[i]! * bytes[from + i]!;
    return sum;
  }

  #grow(): void {
    const slots = Math.max(256, this.#keys.length * 2);
    const bytes = new Int8Array(slots * this.dimensions);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    const lengths = new Float32Array(slots);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

const byNearness = (a: Near, b: Near): number => b.nearness - a.nearness || b.key - a.key;
