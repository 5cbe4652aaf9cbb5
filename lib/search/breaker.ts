/** Keeps a site from waiting for something that is away: after two failures in a row it is left alone for a while. */
export class Breaker {
  #failures = 0;
  #openUntil = 0;
  #isTrying = false;

  constructor(
    readonly openForMs: number,
    readonly now: () => number = () => performance.now(),
  ) {}

  get isOpen(): boolean {
    return this.#failures >= failuresToOpen;
  }

  /** Whether to ask now. After the pause exactly one may, and decides for all. */
  mayTry(): boolean {
    if (!this.isOpen) return true;
    if (this.#isTrying || this.now() < this.#openUntil) return false;
    this.#isTrying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#isTrying = false;
  }

  failed(): void {
    this.#failures++;
    this.#isTrying = false;
    this.#openUntil = this.now() + this.openForMs;
  }
}

// One slow answer is a hiccup and costs itself only.
const failuresToOpen = 2;
