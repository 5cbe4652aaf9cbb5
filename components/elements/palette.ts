import {
  announce,
  asker,
  isComposed,
  isOfOtherWords,
  pick,
  prefix,
  remember,
  type Suggestion,
  suggestions,
} from "./page";
import { type Entry, fits, option, type Palette } from "./palette-entries";

const fewestFound = 2;

/** The field that took words before the palette was there knows what had the focus until then. */
type FirstField = HTMLInputElement & { before?: HTMLElement };

/** Where one may go and what one may do, by typing: a dialog with a combobox. Opened by Ctrl or ⌘ and K. */
class CommandPalette {
  #dialog = document.createElement("dialog");
  #input: HTMLInputElement;
  #list = document.createElement("ul");
  #ask = asker(150);
  #known: Palette;
  #found: Suggestion[] = [];
  #asked = "";
  #active = 0;
  #wasOpen = false;

  constructor(known: Palette, input: HTMLInputElement) {
    this.#known = known;
    this.#input = input;
    const { texts } = known;
    this.#dialog.className = "palette";
    this.#dialog.ariaLabel = texts.label!;
    Object.assign(this.#input, {
      type: "text",
      className: "",
      role: "combobox",
      placeholder: texts.placeholder,
      autocomplete: "off",
      spellcheck: false,
      enterKeyHint: "go",
      dir: "auto",
      maxLength: 300,
      ariaLabel: texts.placeholder,
      ariaExpanded: "true",
      ariaAutoComplete: "list",
    });
    this.#list.id = "palette-list";
    this.#list.role = "listbox";
    this.#list.ariaLabel = texts.label!;
    this.#input.setAttribute("aria-controls", this.#list.id);
    const hint = Object.assign(document.createElement("p"), { textContent: texts.keys });
    this.#dialog.append(this.#input, this.#list, hint);
    document.body.append(this.#dialog);
    this.#input.addEventListener("input", (event) => {
      if (!(event as InputEvent).isComposing) this.#search();
    });
    this.#input.addEventListener("compositionend", () => this.#search());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("click", (event) =>
      this.#run((event.target as Element).closest("li"), event),
    );
    // A press beside it: the dialog itself is all that can be hit there.
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  /** Opens it, or closes it where it is open. */
  toggle(): void {
    if (this.#dialog.open) {
      this.#dialog.close();
      return;
    }
    // A dialog gives the focus back to where it was when it opened: not to the field that took the first words.
    if (!this.#wasOpen) (this.#input as FirstField).before?.focus({ preventScroll: true });
    this.#dialog.showModal();
    // Words of another time are typed over; what was typed while this was on its way is gone on with.
    if (this.#wasOpen) this.#input.select();
    else this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
    this.#wasOpen = true;
    this.#search();
  }

  #search(): void {
    const words = this.#input.value.trim();
    const show = (found: Suggestion[]) => {
      this.#found = found;
      this.#asked = words;
      this.#show(words);
    };
    // Enter opens the first line at any time: it must not be one that was found for other words.
    if (isOfOtherWords(this.#asked, words)) show([]);
    else this.#show(words);
    this.#ask(
      () => (words.length >= fewestFound ? suggestions(words) : null),
      show,
      () => show([]),
    );
  }

  #show(words: string): void {
    const { entries, texts } = this.#known;
    const own = entries.filter((entry) => fits(entry, words));
    const found = this.#found.map(
      (item): Entry => ({ ...item, group: "found", kind: item.solved ? "solved" : item.kind }),
    );
    const query = encodeURIComponent(words);
    const others: Entry[] = words
      ? [
          {
            group: "act",
            kind: "search",
            title: texts.searchFor!.replace("#", words),
            href: `${prefix()}/search?q=${query}`,
          },
          {
            group: "act",
            kind: "ask",
            title: texts.askFor!.replace("#", words),
            href: `${prefix()}/ask?title=${query}`,
          },
        ]
      : [];
    const all = [...own, ...found, ...others];
    const chosen = this.#active > 0 ? this.#list.children[this.#active]?.textContent : null;
    this.#list.replaceChildren(...all.map((entry, i) => option(entry, `palette-${i}`, texts)));
    // What was chosen stays so when more comes in from the search.
    const still = [...this.#list.children].findIndex((item) => item.textContent === chosen);
    this.#choose(Math.max(0, still));
    if (words) announce(texts.found?.replace("#", String(all.length)));
  }

  #key(event: KeyboardEvent): void {
    const count = this.#list.childElementCount;
    if (isComposed(event) || !count) return;
    if (event.key === "Enter") this.#run(this.#list.children[this.#active]!, event);
    else if (event.key === "ArrowDown") this.#choose((this.#active + 1) % count);
    else if (event.key === "ArrowUp") this.#choose((this.#active + count - 1) % count);
    else if (event.key === "PageDown") this.#choose(Math.min(count - 1, this.#active + 5));
    else if (event.key === "PageUp") this.#choose(Math.max(0, this.#active - 5));
    else return;
    event.preventDefault();
  }

  #choose(active: number): void {
    this.#active = active;
    for (const [i, item] of [...this.#list.children].entries()) {
      item.ariaSelected = String(i === active);
      if (i === active) item.scrollIntoView({ block: "nearest" });
    }
    this.#input.setAttribute("aria-activedescendant", this.#list.children[active]?.id ?? "");
  }

  #run(item: Element | null, event: MouseEvent | KeyboardEvent): void {
    if (!(item instanceof HTMLElement)) return;
    const { post, theme, popover } = item.dataset;
    this.#dialog.close();
    if (theme) {
      remember("theme", theme === "system" ? null : theme);
      if (theme === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = theme;
    } else if (popover) document.getElementById(popover)?.showPopover();
    else if (post) {
      const form = Object.assign(document.createElement("form"), { method: "post", action: post });
      document.body.append(form);
      form.submit();
    } else pick(item, event);
  }
}

let opened: Promise<CommandPalette> | undefined;

/** What took the first words, before any of this was there. */
const typed = () => document.querySelector<HTMLInputElement>("#palette-typed");

/** What one may do is asked for each page anew: roles are those of this moment. */
const open = () => {
  opened ??= fetch(`${prefix()}/api/palette?path=${encodeURIComponent(location.pathname + location.search)}`)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
    .then((known: Palette) => new CommandPalette(known, typed() ?? document.createElement("input")));
  opened.then(
    (palette) => palette.toggle(),
    () => {
      // No connection: the next press tries again, and the search in the page is there.
      opened = undefined;
      typed()?.remove();
      document.querySelector<HTMLInputElement>("search-box input")?.focus();
    },
  );
};

document.addEventListener("palette", open);
open();
