import { announce, asker, isOfOtherWords, marked, type Suggestion } from "./page";

const fewestWords = 3;
const most = 5;
/** A site may have what is asked turned into its meaning, which costs more than looking up words: only after a real pause. */
const pauseMs = 500;

/**
 * Shows what is already known while a question is being worded. Inside stand a `template` for one suggestion (its
 * `[data-field]` are filled, its inputs get the value of the same name) and the `[data-results]` it goes to, whose
 * place is reserved. `data-found` is said with the number in place of `#`.
 */
class AskSuggestions extends HTMLElement {
  #ask = asker(pauseMs);
  #shown = "";
  #asked = "";

  connectedCallback(): void {
    const input = document.getElementById(this.getAttribute("for") ?? "") as HTMLInputElement | null;
    input?.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.#suggest(input.value);
    });
    input?.addEventListener("compositionend", () => this.#suggest(input.value));
    if (input?.value) this.#suggest(input.value);
  }

  #suggest(title: string): void {
    const words = title.trim();
    // Chinese and Japanese have no spaces; four characters say about as much as three words.
    const isEnough =
      words.split(/\s+/).length >= fewestWords ||
      /[\u3040-\u9fff].*[\u3040-\u9fff].*[\u3040-\u9fff].*[\u3040-\u9fff]/.test(title);
    const endpoint = this.getAttribute("endpoint") ?? "/api/suggest";
    const mark = endpoint.includes("?") ? "&" : "?";
    this.#ask(
      () => (isEnough ? `${endpoint}${mark}for=ask&q=${encodeURIComponent(title)}` : null),
      (items) => {
        this.#asked = words;
        this.#show(items.slice(0, most));
      },
      // What was found for other words is no answer to these.
      () => isOfOtherWords(this.#asked, words) && this.#show([]),
    );
  }

  #show(items: Suggestion[]): void {
    const template = this.querySelector("template");
    const results = this.querySelector("[data-results]");
    const key = items.map((item) => item.href).join();
    // The same ones again: whoever has opened one goes on reading.
    if (!template || !results || key === this.#shown) return;
    this.#shown = key;
    results.replaceChildren(
      ...items.map((item) => filled(template, item as unknown as Record<string, unknown>)),
    );
    this.toggleAttribute("data-empty", items.length === 0);
    if (items.length) announce(this.dataset.found?.replace("#", String(items.length)));
  }
}

function filled(template: HTMLTemplateElement, item: Record<string, unknown>): DocumentFragment {
  const made = document.importNode(template.content, true);
  for (const place of made.querySelectorAll<HTMLElement>("[data-field]")) {
    const value = item[place.dataset.field!];
    if (place.dataset.field === "href") (place as HTMLAnchorElement).href = String(value);
    else if (typeof value === "string" && value) place.replaceChildren(marked(value));
    else if (!value) place.remove();
  }
  const details = made.querySelector("details");
  if (details && item.searchId)
    details.dataset.ping = `/api/opened?searchId=${item.searchId}&subject=${item.subject}`;
  for (const input of made.querySelectorAll<HTMLInputElement>("input[type=hidden]")) {
    if (input.name in item) input.value = String(item[input.name] ?? "");
  }
  return made;
}

customElements.define("ask-suggestions", AskSuggestions);
