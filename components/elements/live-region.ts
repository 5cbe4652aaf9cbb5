import { isBusy, parsed, replace } from "./swap";

/**
 * Hears when what the page shows has changed, reads the page again and replaces the parts named in `swap`. Parts in
 * which somebody types stay; then, and when something new came out of sight, its `[data-live-notice]` appears.
 */
class LiveRegion extends HTMLElement {
  #events: EventSource | undefined;
  #timer = 0;
  #last = 0;
  #wasOpen = false;

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.#follow);
    this.#follow();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#follow);
    this.#stop();
  }

  // Only what is seen listens: browsers allow six connections to a site over HTTP/1.1, for all its tabs together.
  #follow = (): void => {
    if (document.hidden) this.#stop();
    if (document.hidden || this.#events) return;
    const channel = this.getAttribute("channel");
    if (!channel) return;
    const channels = channel.split(/\s+/).map((each) => `channel=${each}`);
    this.#events = new EventSource(`/live?${channels.join("&")}&age=${pageAge()}`);
    this.#events.addEventListener("change", this.#soon);
    this.#events.addEventListener("open", () => {
      // Whatever changed while nobody listened.
      if (this.#wasOpen) this.#soon();
      this.#wasOpen = true;
    });
  };

  #stop(): void {
    this.#events?.close();
    this.#events = undefined;
    clearTimeout(this.#timer);
  }

  // Spread over a moment, so that the readers of one page do not all ask at once; a page that much may change waits
  // so many seconds, `every`, between two looks.
  #soon = (): void => {
    clearTimeout(this.#timer);
    const rest = this.#last + 1_000 * Number(this.getAttribute("every") ?? 0) - Date.now();
    this.#timer = window.setTimeout(() => void this.refresh(), Math.max(0, rest) + 50 + Math.random() * 300);
  };

  async refresh(): Promise<void> {
    this.#last = Date.now();
    try {
      const response = await fetch(location.href, { cache: "no-cache" });
      if (!response.ok) return this.#notice(null);
      const page = await parsed(response);
      const before = itemsOf(document);
      // Not every reader's page has every part.
      const named = (this.getAttribute("swap") ?? "").split(/\s+/);
      const parts = named.flatMap((id) => document.getElementById(id) ?? []);
      const free = parts.filter((part) => !isBusy(part)).map(({ id }) => id);
      keepPlace(() => replace(page, free));
      const unseen = itemsOf(document).find(
        (item) => !before.some((old) => old.id === item.id) && !isInView(item),
      );
      if (unseen) this.#notice(`#${unseen.id}`);
      else if (free.length < parts.length) this.#notice(location.pathname + location.search);
    } catch {
      // No connection: the next event or the next visit brings it.
    }
  }

  #notice(href: string | null): void {
    const notice = this.querySelector<HTMLElement>("[data-live-notice]");
    if (!notice) return;
    notice.hidden = false;
    if (href) notice.querySelector("a")?.setAttribute("href", href);
    notice.addEventListener("click", () => {
      notice.hidden = true;
    });
  }
}

/** Milliseconds since this page was asked for: what has changed since then it may not show. */
function pageAge(): number {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return Math.ceil(performance.now() - (visit?.requestStart ?? 0));
}

const itemsOf = (page: Document) => [...page.querySelectorAll<HTMLElement>("[data-live-item][id]")];

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** What is read stays where it is on the screen, whatever grows above it. */
function keepPlace(change: () => void): void {
  const anchor = document.elementFromPoint(innerWidth / 2, innerHeight / 3)?.closest("[id]");
  const before = anchor?.getBoundingClientRect().top;
  change();
  const after = anchor?.id ? document.getElementById(anchor.id)?.getBoundingClientRect().top : undefined;
  if (before !== undefined && after !== undefined && after !== before)
    scrollBy({ top: after - before, behavior: "instant" });
}

customElements.define("live-region", LiveRegion);
