import {
  announce,
  asker,
  isComposed,
  isOfOtherWords,
  marked,
  pick,
  type Suggestion,
  suggestions,
} from "./page";

let count = 0;

/** Answers while one types, over a form that searches by itself: a combobox with a list of results. */
class SearchBox extends HTMLElement {
  #input!: HTMLInputElement;
  #list!: HTMLElement;
  #active = -1;
  #asked = "";
  #ask = asker(150);

  connectedCallback(): void {
    const input = this.querySelector("input");
    if (!input || this.#list) return;
    this.#input = input;
    this.#list = document.createElement("ul");
    this.#list.className = "suggestions";
    this.#list.id = `suggestions-${++count}`;
    this.#list.role = "listbox";
    this.#list.ariaLabel = input.labels?.[0]?.textContent ?? input.ariaLabel;
    this.#list.hidden = true;
    this.append(this.#list);
    input.role = "combobox";
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.#list.id);
    this.#close();
    input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.#search();
    });
    input.addEventListener("compositionend", () => this.#search());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("focus", () => {
      if (this.#list.childElementCount && input.value.trim() === this.#asked) this.#open();
    });
    input.addEventListener("blur", () => this.#close());
    // Pressing a result must not take the focus from the field before the click arrives.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#go((event.target as Element).closest("li"), event));
  }

  #search(): void {
    const words = this.#input.value.trim();
    const found = (items: Suggestion[]) => {
      this.#asked = words;
      this.#show(items);
    };
    // It was chosen for the words before these.
    this.#choose(-1);
    if (isOfOtherWords(this.#asked, words)) found([]);
    this.#ask(
      () => (words ? suggestions(words) : null),
      found,
      () => found([]),
    );
  }

  #show(items: Suggestion[]): void {
    this.#list.replaceChildren(
      ...items.map((item, i) => option(item, `${this.#list.id}-${i}`, this.dataset)),
    );
    this.#choose(-1);
    const isListed = !this.#list.hidden;
    if (items.length && document.activeElement === this.#input) this.#open();
    else this.#close();
    if (isListed || !this.#list.hidden) announce(this.dataset.found?.replace("#", String(items.length)));
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    const options = this.#list.children;
    const isDown = key === "ArrowDown";
    if (isComposed(event)) return;
    if (/^(Home|End|Arrow(Left|Right))$/.test(key)) {
      // These move in the text; what was chosen with the other keys is chosen no longer.
      this.#choose(-1);
      return;
    }
    if (key === "Escape") {
      if (this.#list.hidden) return;
      this.#close();
    } else if (key === "Enter") {
      if (this.#active < 0) return;
      this.#go(options[this.#active]!, event);
    } else if ((isDown || key === "ArrowUp") && options.length) {
      if (event.altKey && !isDown) this.#close();
      else this.#open();
      const turn = options.length + 1;
      // One place more than there are results: back in the field, with none chosen.
      if (!event.altKey) this.#choose(((this.#active + 1 + (isDown ? 1 : turn - 1)) % turn) - 1);
    } else return;
    event.preventDefault();
  }

  #choose(active: number): void {
    this.#active = active;
    for (const [i, item] of [...this.#list.children].entries()) {
      item.ariaSelected = String(i === active);
      if (i === active) item.scrollIntoView({ block: "nearest" });
    }
    if (active < 0) this.#input.removeAttribute("aria-activedescendant");
    else this.#input.setAttribute("aria-activedescendant", this.#list.children[active]!.id);
  }

  #go(item: Element | null, event: MouseEvent | KeyboardEvent): void {
    if (item) pick(item as HTMLElement, event);
  }

  #open(): void {
    this.#list.hidden = false;
    this.#input.ariaExpanded = "true";
  }

  #close(): void {
    this.#list.hidden = true;
    this.#input.ariaExpanded = "false";
    this.#choose(-1);
  }
}

/** `words` are those of the element: what it calls a solved question, a question, an article, one that is not for everybody. */
function option(item: Suggestion, id: string, words: DOMStringMap): HTMLElement {
  const element = document.createElement("li");
  const kind = item.solved ? "solved" : item.kind;
  element.id = id;
  element.role = "option";
  element.dataset.href = item.href;
  element.dataset.subject = item.subject;
  element.dataset.kind = kind;
  for (const text of [item.title, item.snippet, words[item.audience ?? kind]]) {
    if (!text) continue;
    const line = document.createElement("span");
    line.dir = "auto";
    line.append(marked(text));
    element.append(line);
  }
  return element;
}

customElements.define("search-box", SearchBox);
