import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { readingMode, type ScriptTags } from "./reading-mode";
import type { Answer, Question } from "./upstream";
import { ownHeaders, type Site } from "./visit";

type Ask = (question: Question, withinMs: number) => Promise<Answer>;

/** The pages there are, and which of them stands for other statuses. */
const shown = ["400", "401", "403", "404", "409", "410", "413", "429", "500", "503"];
const standsFor: Record<number, string> = { 408: "413", 502: "503", 504: "503" };
const keptForMs = 60_000;

/**
 * The page for a status. Next answers `notFound()` and errors with an empty page that only its script would fill, so
 * the text comes from `/error-pages/…`, which needs no database for visitors and is kept for when Next fails as well.
 */
export class ErrorPages {
  #kept = new Map<string, { html: string; at: number }>();

  constructor(
    readonly ask: Ask,
    readonly site: Site,
    readonly scripts: () => ScriptTags,
    readonly withinMs: number,
  ) {}

  /** `cookie` makes the page show who is signed in. Never throws. */
  async html(status: number, locale: Locale, cookie?: string): Promise<string> {
    const page =
      shown.find((known) => known === String(status)) ?? standsFor[status] ?? (status >= 500 ? "500" : "400");
    const own = cookie ? await this.#ask(page, locale, cookie) : null;
    return own ?? (await this.#forVisitors(page, locale)) ?? lastResort(page, locale);
  }

  async #forVisitors(page: string, locale: Locale): Promise<string | null> {
    const key = `${page} ${locale}`;
    const kept = this.#kept.get(key);
    if (kept && performance.now() - kept.at < keptForMs) return kept.html;
    const html = await this.#ask(page, locale);
    if (html) this.#kept.set(key, { html, at: performance.now() });
    return html ?? kept?.html ?? null;
  }

  async #ask(page: string, locale: Locale, cookie?: string): Promise<string | null> {
    const url = `/error-pages/${page}`;
    const headers = ownHeaders({ locale, path: "/", query: "" }, this.site);
    try {
      const answer = await this.ask(
        { method: "GET", url, headers: cookie ? { ...headers, cookie } : headers },
        this.withinMs,
      );
      const reading = readingMode(answer.body.toString(), this.scripts());
      return answer.status === 200 && !reading.isShell ? reading.html : null;
    } catch {
      return null;
    }
  }
}

/** When even Next does not answer. */
function lastResort(page: string, locale: Locale): string {
  const t = translator(locale, "errorPages") as unknown as (key: string) => string;
  const lines = ["happened", "safe", "next"].map((part) => `<p>${t(`${page}.${part}`)}</p>`).join("");
  const title = t(`${page}.title`);
  return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>${lines}<p data-here hidden>${t(`${page}.here`)}</p></main></body></html>`;
}
