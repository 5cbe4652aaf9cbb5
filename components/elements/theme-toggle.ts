import { recall, remember } from "./page";

/** Three buttons: the system's theme, light, dark. The choice stays in this browser. */
class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    this.#show(recall("theme") ?? "system");
    this.addEventListener("click", (event) => {
      const choice = (event.target as Element).closest<HTMLElement>("[data-theme-choice]")?.dataset
        .themeChoice;
      if (!choice) return;
      remember("theme", choice === "system" ? null : choice);
      if (choice === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = choice;
      this.#show(choice);
    });
  }

  #show(choice: string): void {
    for (const button of this.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
      button.ariaPressed = String(button.dataset.themeChoice === choice);
    }
  }
}

customElements.define("theme-toggle", ThemeToggle);
