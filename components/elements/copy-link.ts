import { announce } from "./page";

/** Copies the address of a place; `data-done` says so. Where copying is not allowed the link inside stays a link. */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", async (event) => {
      if (!navigator.clipboard || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const href = this.getAttribute("href") ?? this.querySelector("a")?.getAttribute("href") ?? "";
      await navigator.clipboard.writeText(new URL(href, location.href).href);
      announce(this.dataset.done);
      const note = this.querySelector(".copied-note");
      if (!note) return;
      note.textContent = this.dataset.done ?? "";
      setTimeout(() => {
        note.textContent = "";
      }, 2_000);
    });
  }
}

customElements.define("copy-link", CopyLink);
