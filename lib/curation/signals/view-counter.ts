/** How often a page was shown since the last time these were written: which article, for which reader. */
export type Shown = { slug: string; language: string | null; locale: string; views: number };

const flushMs = 5_000;
/** Articles and languages at once; more between two writings is nobody's reading. */
const most = 10_000;
/** Programs that say what they are (a Cubot is a telephone); whoever pretends to be a browser is counted. */
const robot =
  /(?<!cu)bot(?![a-z])|crawl|spider|slurp|preview|monitor|headless|lighthouse|curl|wget|python|java\/|go-http|okhttp|axios|node-fetch|undici|scrapy|feed|archiver|^$/i;

/**
 * Counts shown articles in memory and hands them on every few seconds, so that no request waits for it. What was not
 * handed on when the process dies is lost.
 */
export class ViewCounter {
  #counts = new Map<string, Shown>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(readonly write: (shown: Shown[]) => Promise<void>) {}

  /** Notes that a visitor was shown the page at this path, where it is an article and no robot asked. */
  note(path: string, query: string, locale: string, agent: string | undefined, purpose?: string): void {
    if (!path.startsWith("/articles/") || path.length < 11 || path.includes("/", 10)) return;
    if (purpose !== undefined || isRobot(agent)) return;
    const key = `${locale} ${path}${query}`;
    const known = this.#counts.get(key);
    if (known) {
      known.views++;
      return;
    }
    if (this.#counts.size >= most) return;
    const slug = slugIn(path);
    if (slug === null) return;
    const language = query === "" ? null : new URLSearchParams(query).get("language");
    this.#counts.set(key, { slug, language, locale, views: 1 });
    this.#timer ??= setTimeout(() => void this.flush(), flushMs).unref();
  }

  /** Hands on what was counted; resolves when it is written or given up. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const shown = [...this.#counts.values()];
    this.#counts.clear();
    if (shown.length > 0) this.#writing = this.#writing.then(() => this.write(shown));
    return this.#writing;
  }
}

export const isRobot = (agent: string | undefined): boolean => robot.test(agent ?? "");

function slugIn(path: string): string | null {
  try {
    return decodeURIComponent(path.slice("/articles/".length));
  } catch {
    return null;
  }
}
