/** Keeps the best few of many: a heap with the least of them on top, in numbers only. */
export class Best {
  #values: Float64Array;
  #places: Int32Array;
  #count = 0;
  /** What something must be more than to be among them. */
  least = 0;

  constructor(readonly size: number) {
    this.#values = new Float64Array(size);
    this.#places = new Int32Array(size);
  }

  /** Only of what is more than the least. */
  add(place: number, value: number): void {
    if (this.#count < this.size) this.#rise(this.#count++, place, value);
    else this.#sink(place, value);
    if (this.#count === this.size) this.least = this.#values[0]!;
  }

  /** There may have been more than these. */
  get isFull(): boolean {
    return this.#count === this.size;
  }

  /** In no order. */
  places(): Int32Array {
    return this.#places.subarray(0, this.#count);
  }

  /** What those at the places have, in their order. */
  values(): Float64Array {
    return this.#values.subarray(0, this.#count);
  }

  #rise(from: number, place: number, value: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#values[above]! <= value) break;
      this.#put(at, this.#places[above]!, this.#values[above]!);
      at = above;
    }
    this.#put(at, place, value);
  }

  #sink(place: number, value: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#count) break;
      if (below + 1 < this.#count && this.#values[below + 1]! < this.#values[below]!) below++;
      if (this.#values[below]! >= value) break;
      this.#put(at, this.#places[below]!, this.#values[below]!);
      at = below;
    }
    this.#put(at, place, value);
  }

  #put(at: number, place: number, value: number): void {
    this.#values[at] = value;
    this.#places[at] = place;
  }
}
