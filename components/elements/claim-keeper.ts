/** As often as a claim of fifteen minutes needs it. */
const everyMs = 60_000;

/** While its reader types an answer, their claim on the question is kept alive, quietly; when it is over it stays over. */
class ClaimKeeper extends HTMLElement {
  #last = Date.now();
  #isOver = false;

  connectedCallback(): void {
    document.addEventListener("input", this.#typed);
  }

  disconnectedCallback(): void {
    document.removeEventListener("input", this.#typed);
  }

  #typed = (event: Event): void => {
    if (this.#isOver || !(event.target as Element).closest("#reply-form")) return;
    if (Date.now() - this.#last < everyMs) return;
    this.#last = Date.now();
    fetch(`/api/claims?question=${this.getAttribute("question")}`, { method: "POST" }).then(
      ({ ok, status }) => {
        this.#isOver = !ok && status < 500;
      },
      // No connection: the next letter tries again.
      () => {},
    );
  };
}

customElements.define("claim-keeper", ClaimKeeper);
