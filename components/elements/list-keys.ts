import { recall } from "./page";

/** In a list of work, j and k go from row to row, o opens one, and a letter presses the button that names it in `data-key`. */
class ListKeys extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("keydown", this.#key);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#key);
  }

  #key = (event: KeyboardEvent): void => {
    const at = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || recall("keys") === "off") return;
    if (at.matches("input,textarea,select,[contenteditable]")) return;
    const links = [...this.querySelectorAll<HTMLElement>(".row-link")];
    const now = links.findIndex((link) => link.closest("li")?.contains(at));
    if (event.key === "j" || event.key === "k") {
      const next = links[event.key === "j" ? now + 1 : Math.max(0, now - 1)];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (now >= 0 && event.key === "o") links[now]!.click();
    else if (now >= 0 && /^[a-z]$/.test(event.key))
      links[now]!.closest("li")!.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
  };
}

customElements.define("list-keys", ListKeys);
