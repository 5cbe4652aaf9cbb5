import { parsed, replace } from "./swap";

/** Shows what is typed as readers will see it, beside the form, by the same answer that its preview button gets. */
class LivePreview extends HTMLElement {
  #timer = 0;
  #asked = 0;

  connectedCallback(): void {
    for (const change of ["input", "restored"])
      this.addEventListener(change, (event) => {
        if (!(event.target as Element).matches("textarea,input[name=title]")) return;
        clearTimeout(this.#timer);
        this.#timer = window.setTimeout(() => void this.#show(), 700);
      });
  }

  async #show(): Promise<void> {
    const form = document.getElementById(this.getAttribute("form") ?? "") as HTMLFormElement | null;
    if (!form || form.ariaBusy) return;
    const body = new FormData(form);
    body.set("act", "preview");
    const asked = ++this.#asked;
    try {
      const response = await fetch(location.href, { method: "POST", body });
      // Who types on has asked again meanwhile; a refusal is shown when the button is pressed.
      if (response.ok && asked === this.#asked)
        replace(await parsed(response), [this.getAttribute("swap") ?? "preview"]);
    } catch {
      // Without a connection the preview stays as it is.
    }
  }
}

customElements.define("live-preview", LivePreview);
