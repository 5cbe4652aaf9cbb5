/** Small things that several elements need. */
export const lang = document.documentElement.lang || "en";

/** What a form was refused with. The line that waits for words about files is hidden, and says nothing yet. */
export const problemIn = (form: Element | null | undefined): Element | null =>
  form?.querySelector("[role=alert]:not([hidden])") ?? null;

const voices = new Map<Element, HTMLElement>();

/** Has a screen reader say it when it has nothing more urgent to say. */
export function announce(text: string | null | undefined): void {
  if (!text) return;
  // What stands outside of an open dialog is not there for a screen reader.
  const place = document.querySelector("dialog[open]") ?? document.body;
  let said = voices.get(place)!;
  if (!said?.isConnected) {
    said = document.createElement("div");
    said.className = "sr-only";
    said.setAttribute("aria-live", "polite");
    place.append(said);
    voices.set(place, said);
  }
  said.textContent = "";
  setTimeout(() => {
    said.textContent = text;
  }, 50);
}

/** Storage that may be forbidden or full; then nothing is remembered. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {}
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Text whose hits stand between U+E000 and U+E001, as text and marks; never as HTML. */
export function marked(text: string): DocumentFragment {
  const all = document.createDocumentFragment();
  for (const [i, piece] of text.split(/[\ue000\ue001]/).entries()) {
    if (i % 2 === 0) all.append(piece);
    else all.append(Object.assign(document.createElement("mark"), { textContent: piece }));
  }
  return all;
}

export type Suggestion = {
  subject: string;
  href: string;
  title: string;
  kind: string;
  solved?: boolean;
  snippet?: string;
  /** Whom it is kept for, where not everybody may read it. */
  audience?: string;
};

/** What stands before every address of the site in this language. */
export const prefix = (): string =>
  (document.querySelector("search-box form")?.getAttribute("action") ?? "").replace(/\/search$/, "");

export const suggestions = (words: string): string =>
  `${prefix()}/api/suggest?q=${encodeURIComponent(words)}`;

/**
 * Whether what was found for some words says nothing of these. While the same words are gone on with, or partly taken
 * back, it stays until more is known.
 */
export const isOfOtherWords = (asked: string, words: string): boolean =>
  !words.startsWith(asked) && !(words && asked.startsWith(words));

/** Whether a key belongs to the words that an input method is putting together; of the last one, some browsers say so only by this number. */
export const isComposed = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Opens what was found while typing, and lets the site know that it was worth opening. */
export function pick(item: HTMLElement, event: MouseEvent | KeyboardEvent): void {
  const { href, subject } = item.dataset;
  if (!href) return;
  if (subject) navigator.sendBeacon(`/api/suggest?opened=${subject}`);
  if (event.ctrlKey || event.metaKey) window.open(href);
  else location.assign(href);
}

/** Waits for a pause in typing, and lets only the last question be answered; `failed` where it gets no answer at all. */
export function asker(
  pauseMs: number,
): (url: () => string | null, answered: (items: Suggestion[]) => void, failed?: () => void) => void {
  let timer = 0;
  let running: AbortController | undefined;
  return (url, answered, failed) => {
    clearTimeout(timer);
    running?.abort();
    timer = window.setTimeout(async () => {
      const address = url();
      if (!address) return answered([]);
      running = new AbortController();
      const { signal } = running;
      // Nothing is said to an answer that was on its way already when the next words were typed.
      try {
        const response = await fetch(address, { signal });
        const { items } = await response.json();
        if (signal.aborted) return;
        if (response.ok) answered(items);
        else failed?.();
      } catch {
        // Superseded, or no connection: the form itself still works.
        if (!signal.aborted) failed?.();
      }
    }, pauseMs);
  };
}
