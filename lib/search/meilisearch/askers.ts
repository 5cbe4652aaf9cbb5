import { type Key, keyOfSubject } from "../documents";
import { type Helped, lending } from "../helped";
import type { IndexAnswer } from "./client";
import type { Slot } from "./slots";

/** How many have asked, and how many of them each thing has helped. */
type Counted = { asked: number; times: Map<Key, number> };

const nobody = (): Counted => ({ asked: 0, times: new Map() });

/** Who has asked here and was helped by what, as the server counts them: all of them, and those who used each word of a query. */
export class Askers {
  #all = nobody();
  #taught = 0;
  #words: Counted[];

  constructor(readonly slots: readonly Slot[]) {
    this.#words = slots.map(nobody);
  }

  countAll = (answer: IndexAnswer): void => add(this.#all, answer);

  countTaught = ({ total }: IndexAnswer): void => {
    this.#taught = total;
  };

  count(slot: number, answer: IndexAnswer): void {
    add(this.#words[slot]!, answer);
  }

  /** How many different things have helped. */
  get size(): number {
    return this.#all.times.size;
  }

  get helped(): Helped {
    const times = [...this.#all.times.values()];
    const sum = times.reduce((a, b) => a + b, 0);
    const squares = times.reduce((a, b) => a + b * b, 0);
    return {
      taught: this.#taught,
      timesUsual: (key) => (this.#timesOf(key) * times.length) / (sum || 1),
      timesUsualOfAsked: (squares * times.length) / sum ** 2 || 1,
    };
  }

  /** Every word lends itself to what has helped those who used it; `wordsEach` is how many different ones an asker uses. */
  lent(wordsEach: number): Map<Key, number> {
    const lent = new Map<Key, number>();
    this.slots.forEach(({ weight }, slot) => {
      const { asked, times } = this.#words[slot]!;
      const says = lending(asked, this.#all.asked * wordsEach);
      for (const [key, count] of times)
        lent.set(key, (lent.get(key) ?? 0) + weight * says(count, this.#timesOf(key) * wordsEach));
    });
    return lent;
  }

  /** The server names those that have helped most; any other has helped no more than the last of these. */
  #timesOf(key: Key): number {
    return this.#all.times.get(key) ?? (this.size < mostHelping ? 0 : Math.min(...this.#all.times.values()));
  }
}

/** Of so many things at most the server says whom they have helped. */
export const mostHelping = 200;

function add(to: Counted, { total, solvers = {} }: IndexAnswer): void {
  to.asked += total;
  for (const [subject, count] of Object.entries(solvers)) {
    const key = keyOfSubject(subject);
    if (key !== undefined) to.times.set(key, (to.times.get(key) ?? 0) + count);
  }
}
