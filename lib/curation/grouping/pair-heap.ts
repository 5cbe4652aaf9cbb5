/** Pairs by likeness: the pair most alike comes out first; of equals the one with the smallest numbers. */
export class PairHeap {
  #a = new Int32Array(1_024);
  #b = new Int32Array(1_024);
  #likeness = new Float32Array(1_024);
  #count = 0;

  push(a: number, b: number, likeness: number): void {
    if (this.#count === this.#a.length) this.#grow();
    let at = this.#count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(a, b, likeness, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, a, b, likeness);
  }

  pop(): { a: number; b: number; likeness: number } | undefined {
    if (this.#count === 0) return;
    const first = { a: this.#a[0]!, b: this.#b[0]!, likeness: this.#likeness[0]! };
    const last = --this.#count;
    const [a, b, likeness] = [this.#a[last]!, this.#b[last]!, this.#likeness[last]!];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      if (
        child + 1 < this.#count &&
        this.#isBefore(this.#a[child + 1]!, this.#b[child + 1]!, this.#likeness[child + 1]!, child)
      )
        child++;
      if (!this.#isBefore(this.#a[child]!, this.#b[child]!, this.#likeness[child]!, -1, a, b, likeness))
        break;
      this.#move(child, at);
      at = child;
    }
    if (this.#count > 0) this.#put(at, a, b, likeness);
    return first;
  }

  /** Whether the first pair comes out before the one at a place, or before the one that is given. */
  #isBefore(
    a: number,
    b: number,
    likeness: number,
    at: number,
    otherA = this.#a[at]!,
    otherB = this.#b[at]!,
    other = this.#likeness[at]!,
  ): boolean {
    if (likeness !== other) return likeness > other;
    return a < otherA || (a === otherA && b < otherB);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#a[from]!, this.#b[from]!, this.#likeness[from]!);
  }

  #put(at: number, a: number, b: number, likeness: number): void {
    this.#a[at] = a;
    this.#b[at] = b;
    this.#likeness[at] = likeness;
  }

  #grow(): void {
    const size = this.#a.length * 2;
    const wider = <T extends Int32Array | Float32Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    this.#a = wider(this.#a, new Int32Array(size));
    this.#b = wider(this.#b, new Int32Array(size));
    this.#likeness = wider(this.#likeness, new Float32Array(size));
  }
}
