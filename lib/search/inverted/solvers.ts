import { type Key, kindOf } from "../documents";

type Solved = {
  segment: { keys: Float64Array; wordCounts: Uint16Array };
  solverStarts: Uint32Array;
  solvers: Uint32Array;
};

/** What has solved questions (articles, other threads), numbered, with how many askers and words of theirs lead to each. */
export class Solvers {
  readonly keys: Key[] = [];
  #numbers = new Map<Key, number>();
  #words: number[] = [];
  #askers: number[] = [];
  #solving = 0;
  #solved = 0;
  #squares = 0;
  /** Different words of all questions, solved or not. */
  allWords = 0;
  /** Questions and lessons that say what solved them. */
  taught = 0;

  get size(): number {
    return this.keys.length;
  }

  numberOf(key: Key): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.keys.length;
      this.#numbers.set(key, number);
      this.keys.push(key);
      this.#words.push(0);
      this.#askers.push(0);
    }
    return number;
  }

  wordsOf(number: number): number {
    return this.#words[number]!;
  }

  /** How many questions this has solved, in so many as what solves any has solved on average. */
  timesUsual(key: Key): number {
    const number = this.#numbers.get(key);
    return number === undefined ? 0 : this.#askers[number]! / (this.#solved / this.#solving || 1);
  }

  /** The same of what has solved a question, on average over the questions. */
  get timesUsualOfAsked(): number {
    return (this.#squares * this.#solving) / this.#solved ** 2 || 1;
  }

  /** Counts a document in (1) or out (-1). */
  count(part: Solved, at: number, sign: 1 | -1): void {
    if (kindOf(part.segment.keys[at]!) === "article") return;
    const words = sign * part.segment.wordCounts[at]!;
    this.allWords += words;
    if (part.solverStarts[at + 1]! > part.solverStarts[at]!) this.taught += sign;
    for (let i = part.solverStarts[at]!; i < part.solverStarts[at + 1]!; i++) {
      const solver = part.solvers[i]!;
      this.#words[solver]! += words;
      const before = this.#askers[solver]!;
      this.#askers[solver] = before + sign;
      this.#solved += sign;
      this.#squares += (before + sign) ** 2 - before ** 2;
      this.#solving += Math.sign(before + sign) - Math.sign(before);
    }
  }
}
