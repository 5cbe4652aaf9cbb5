/** Small things that several elements need. */
export const lang = document.documentElement.lang || "en";

let voice: HTMLElement | undefined;

/** Has a screen reader say it when it has nothing more urgent to say. */
export function announce(text: string | null | undefined): void {
  if (!text) return;
  if (!voice?.isConnected) {
    voice = document.createElement("div");
    voice.className = "sr-only";
    voice.setAttribute("aria-live", "polite");
    document.body.append(voice);
  }
  const said = voice;
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

export type Suggestion = { href: string; title: string; kind: string; solved?: boolean; snippet?: string };

/** Waits for a pause in typing, and lets only the last question be answered. */
export function asker(
  pauseMs: number,
): (url: () => string | null, answered: (items: Suggestion[]) => void) => void {
  let timer = 0;
  let running: AbortController | undefined;
  return (url, answered) => {
    clearTimeout(timer);
    running?.abort();
    timer = window.setTimeout(async () => {
      const address = url();
      if (!address) return answered([]);
      running = new AbortController();
      try {
        const response = await fetch(address, { signal: running.signal });
        if (response.ok) answered((await response.json()).items);
      } catch {
        // Superseded, or no connection: the form itself still works.
      }
    }, pauseMs);
  };
}
