/** Meanings side by side, one signed byte a dimension: so many fit into memory, and all of them are looked at. */
export class Meanings {
  #bytes = new Int8Array(0);
  readonly #scales: number[] = [];
  readonly #slots: number[] = [];
  readonly #places = new Map<number, number>();
  #dimensions = 0;

  get size(): number {
    return this.#places.size;
  }

  set(slot: number, meaning: Float32Array): void {
    this.delete(slot);
    this.#dimensions ||= meaning.length;
    if (meaning.length !== this.#dimensions) return;
    const place = this.#slots.length;
    if ((place + 1) * this.#dimensions > this.#bytes.length) this.#grow();
    let most = 0;
    for (const value of meaning) most = Math.max(most, Math.abs(value));
    const scale = most / 127 || 1;
    for (let i = 0; i < meaning.length; i++)
      this.#bytes[place * this.#dimensions + i] = Math.round(meaning[i]! / scale);
    this.#scales.push(scale);
    this.#slots.push(slot);
    this.#places.set(slot, place);
  }

  delete(slot: number): void {
    const place = this.#places.get(slot);
    if (place === undefined) return;
    this.#places.delete(slot);
    this.#slots[place] = -1;
  }

  each(meaning: Float32Array, tell: (slot: number, nearness: number) => void): void {
    if (meaning.length !== this.#dimensions) return;
    for (let place = 0; place < this.#slots.length; place++)
      if (this.#slots[place]! >= 0)
        tell(this.#slots[place]!, this.#dot(meaning, place) * this.#scales[place]!);
  }

  #dot(meaning: Float32Array, place: number): number {
    const bytes = this.#bytes;
    let at = place * this.#dimensions;
    let one = 0;
    let two = 0;
    for (let i = 0; i + 1 < meaning.length; i += 2, at += 2) {
      one += meaning[i]! * bytes[at]!;
      two += meaning[i + 1]! * bytes[at + 1]!;
    }
    return meaning.length % 2 === 1 ? one + two + meaning.at(-1)! * bytes[at]! : one + two;
  }

  #grow(): void {
    const bytes = new Int8Array(Math.max(256 * this.#dimensions, this.#bytes.length * 2));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}
