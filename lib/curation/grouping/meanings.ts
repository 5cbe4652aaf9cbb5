/** Meanings side by side, one signed byte a dimension: so many fit into memory, and all of them are looked at. */
export class Meanings {
  #bytes = new Int8Array(0);
  readonly #scales: number[] = [];
  readonly #slots: number[] = [];
  readonly #places = new Map<number, number>();
  /** Left by what was deleted. */
  readonly #free: number[] = [];
  #dimensions = 0;

  get size(): number {
    return this.#places.size;
  }

  /** Puts it where it was or after all others; one of another length than the first is left out. */
  set(slot: number, meaning: Float32Array): void {
    this.#dimensions ||= meaning.length;
    if (meaning.length !== this.#dimensions) {
      this.delete(slot);
      return;
    }
    const { numbers, scale } = rounded(meaning);
    const place = this.#places.get(slot) ?? this.#free.pop() ?? this.#slots.length;
    if ((place + 1) * numbers.length > this.#bytes.length) this.#grow(numbers.length);
    this.#bytes.set(numbers, place * numbers.length);
    this.#scales[place] = scale;
    this.#slots[place] = slot;
    this.#places.set(slot, place);
  }

  delete(slot: number): void {
    const place = this.#places.get(slot);
    if (place === undefined) return;
    this.#places.delete(slot);
    this.#slots[place] = -1;
    this.#free.push(place);
  }

  /** Tells how near each lies to a meaning, in the order in which they were first set; all, or those from one on and before another. */
  each(
    meaning: Float32Array,
    tell: (slot: number, nearness: number) => void,
    from = 0,
    before = this.#slots.length,
  ): void {
    if (meaning.length !== this.#dimensions) return;
    const { numbers, scale } = rounded(meaning);
    for (let place = from; place < before; place++) {
      const slot = this.#slots[place]!;
      if (slot < 0) continue;
      tell(slot, product(numbers, this.#bytes, place * numbers.length) * scale * this.#scales[place]!);
    }
  }

  #grow(each: number): void {
    const bytes = new Int8Array(Math.max(256 * each, this.#bytes.length * 2));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}

/** As numbers that fit into a byte, with noughts at the end up to a whole number of fours. */
function rounded(meaning: Float32Array): { numbers: Int32Array; scale: number } {
  let most = 0;
  for (const value of meaning) most = Math.max(most, Math.abs(value));
  const scale = most / 127 || 1;
  const numbers = new Int32Array(inFours(meaning.length));
  for (let i = 0; i < meaning.length; i++) numbers[i] = Math.round(meaning[i]! / scale);
  return { numbers, scale };
}

const inFours = (count: number) => (count + 3) & ~3;

/** In whole numbers, four sums beside each other: the processor need not wait for one to be added before the next. */
function product(numbers: Int32Array, all: Int8Array, start: number): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  for (let i = 0, at = start; i < numbers.length; i += 4, at += 4) {
    one = (one + numbers[i]! * all[at]!) | 0;
    two = (two + numbers[i + 1]! * all[at + 1]!) | 0;
    three = (three + numbers[i + 2]! * all[at + 2]!) | 0;
    four = (four + numbers[i + 3]! * all[at + 3]!) | 0;
  }
  return one + two + three + four;
}
