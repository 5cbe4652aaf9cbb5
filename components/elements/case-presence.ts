/** Less than half of the lease, so that one lost request ends nothing. */
const renewMs = 20_000;
/** Who has not typed for this long is reading. */
const typingMs = 20_000;

/** While a case is open and seen, its reader is known to be there, and to write while they write; it shows who else is. */
class CasePresence extends HTMLElement {
  #timer = 0;
  #typedAt = 0;

  connectedCallback(): void {
    document.addEventListener("input", this.#typed);
    document.addEventListener("visibilitychange", this.#beat);
    this.#timer = window.setInterval(this.#beat, renewMs);
    void this.#beat();
  }

  disconnectedCallback(): void {
    document.removeEventListener("input", this.#typed);
    document.removeEventListener("visibilitychange", this.#beat);
    clearInterval(this.#timer);
  }

  #isWriting = () => Date.now() - this.#typedAt < typingMs;

  #typed = (event: Event): void => {
    if (!(event.target as Element).matches("textarea")) return;
    const before = this.#isWriting();
    this.#typedAt = Date.now();
    if (!before) void this.#beat();
  };

  #beat = async (): Promise<void> => {
    if (document.hidden) return;
    const query = `case=${this.getAttribute("case")}${this.#isWriting() ? "&writing=1" : ""}`;
    try {
      const response = await fetch(`/api/presence?${query}`, {
        method: "POST",
        headers: { "x-firsthand-language": document.documentElement.lang },
      });
      if (response.ok) this.#show((await response.json()) as Record<string, string | null>);
    } catch {
      // No connection: the lease ends by itself.
    }
  };

  #show(said: Record<string, string | null>): void {
    for (const line of document.querySelectorAll<HTMLElement>("[data-presence]")) {
      const words = said[line.dataset.presence!] ?? "";
      const place = line.querySelector("bdi")!;
      if (place.textContent !== words) place.textContent = words;
      line.hidden = !words;
    }
  }
}

customElements.define("case-presence", CasePresence);
