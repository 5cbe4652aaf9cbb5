/** The highest few of many scores: what falls below the lowest kept costs one comparison. */
export class Best {
  readonly #most: number;
  readonly #ids: Int32Array;
  readonly #scores: Float64Array;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
    this.#ids = new Int32Array(most);
    this.#scores = new Float64Array(most);
  }

  clear(): void {
    this.#count = 0;
  }

  /** Of equal scores the one with the smaller id is kept, whatever the order they come in. */
  offer(id: number, score: number): void {
    if (this.#count < this.#most) {
      this.#rise(this.#count++, id, score);
    } else if (this.#isLower(this.#ids[0]!, this.#scores[0]!, id, score)) {
      this.#sink(id, score);
    }
  }

  /** Best first. */
  sorted(): { id: number; score: number }[] {
    return Array.from({ length: this.#count }, (_, at) => ({
      id: this.#ids[at]!,
      score: this.#scores[at]!,
    })).sort((a, b) => b.score - a.score || a.id - b.id);
  }

  /** The ids alone, best first. */
  ids(): Int32Array {
    return Int32Array.from(this.sorted(), ({ id }) => id);
  }

  #isLower(id: number, score: number, otherId: number, other: number): boolean {
    return score < other || (score === other && id > otherId);
  }

  #rise(from: number, id: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isLower(id, score, this.#ids[parent]!, this.#scores[parent]!)) break;
      this.#put(at, this.#ids[parent]!, this.#scores[parent]!);
      at = parent;
    }
    this.#put(at, id, score);
  }

  #sink(id: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      const right = child + 1;
      if (
        right < this.#count &&
        this.#isLower(this.#ids[right]!, this.#scores[right]!, this.#ids[child]!, this.#scores[child]!)
      )
        child = right;
      if (!this.#isLower(this.#ids[child]!, this.#scores[child]!, id, score)) break;
      this.#put(at, this.#ids[child]!, this.#scores[child]!);
      at = child;
    }
    this.#put(at, id, score);
  }

  #put(at: number, id: number, score: number): void {
    this.#ids[at] = id;
    this.#scores[at] = score;
  }
}
