import type { Locale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import type { Answer, Question } from "./upstream";
import { ownHeaders, type Site } from "./visit";

const withinMs = 10_000;
/** Any page will do that needs no database. */
const anyPage = "/error-pages/404";

/**
 * The tags that stand in the head of every page: styles, icon, colours. Only Next knows their addresses, so they are
 * read once, for each language, from a page that it has rendered.
 */
export class SharedHead {
  #known = new Map<Locale, Promise<string | null>>();

  constructor(
    readonly ask: (question: Question, withinMs: number) => Promise<Answer>,
    readonly site: Site,
  ) {}

  /** Null where Next could not be asked; the next page tries again. */
  of(locale: Locale): Promise<string | null> {
    let known = this.#known.get(locale);
    if (!known) {
      known = this.#read(locale);
      this.#known.set(locale, known);
    }
    return known;
  }

  async #read(locale: Locale): Promise<string | null> {
    try {
      const headers = ownHeaders({ locale, path: anyPage, query: "" }, this.site);
      const { body } = await this.ask({ method: "GET", url: anyPage, headers }, withinMs);
      return sharedTags(body.toString());
    } catch (error) {
      log.warn("web.no_shared_head", { reason: error instanceof Error ? error.message : String(error) });
      this.#known.delete(locale);
      return null;
    }
  }
}

const tag = /<(?:meta|link)\b[^>]*>/g;
/** What a page says for itself, and what is only for Next's own script. */
const ofOnePage =
  /\b(?:name="(?:description|robots|next-size-adjust|twitter:|firsthand-)|property="og:|rel="(?:canonical|alternate|preload|modulepreload|preconnect))/;
const nextsOwn = / data-precedence="[^"]*"/g;

/** Of a page's head, the tags that every page has. */
export function sharedTags(html: string): string {
  const head = html.slice(0, html.indexOf("</head>"));
  return (head.match(tag) ?? [])
    .filter((each) => !ofOnePage.test(each))
    .join("")
    .replace(nextsOwn, "");
}
