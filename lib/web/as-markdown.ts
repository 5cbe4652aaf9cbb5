import type { IncomingHttpHeaders } from "node:http";
import { type Locale, localizedPath } from "@/lib/i18n/locales";
import type { Front } from "./front-parts";
import type { Outcome } from "./page-cache";
import { publicAddress } from "./public-pages";
import type { Answer } from "./upstream";
import { ownHeaders, type Visit } from "./visit";

/** Pages that are there a second time as Markdown, under their own address with `.md` behind it. */
const twice = /^\/(?:articles\/[^/]{1,200}|questions\/\d{1,9}\/[^/]{1,200})$/;
const ending = ".md";

/** Where routes of ours make the Markdown; nobody from outside gets there. */
export const markdownFolder = "/as-markdown";
/** What such a route says the text is made from, in the words of `PageTags`. */
export const tagsHeader = "x-firsthand-tags";

/** The page, without language, that is asked for as Markdown; null for every other address. */
export function pageBehind(path: string): string | null {
  if (!path.endsWith(ending)) return null;
  const page = path.slice(0, -ending.length);
  return twice.test(page) ? page : null;
}

/** The header by which a page leads to its Markdown, and the Markdown to its page. */
export function linkBetween(
  { site }: Pick<Front, "site">,
  locale: Locale,
  address: string,
  to: "markdown" | "page",
): string[] {
  const [page, query] = address.split("?") as [string, string | undefined];
  if (!twice.test(page)) return [];
  const path = localizedPath(locale, to === "markdown" ? page + ending : page);
  const href = new URL(query ? `${path}?${query}` : path, site.url).href;
  return [
    "Link",
    `<${href}>; ${to === "page" ? 'rel="canonical"' : 'rel="alternate"; type="text/markdown"'}`,
  ];
}

/** The Markdown that every reader gets of a page; whoever is signed in gets what visitors do. */
export async function markdownFor(
  front: Pick<Front, "ask" | "cache" | "renderWithinMs" | "site">,
  { locale, query }: Pick<Visit, "locale" | "query">,
  page: string,
): ReturnType<Front["cache"]["read"]> {
  const address = publicAddress(page, query) ?? page;
  return front.cache.read(`${locale} ${markdownFolder}${address}`, async (): Promise<Outcome<Answer>> => {
    const [path, rest] = address.split("?") as [string, string | undefined];
    const headers: IncomingHttpHeaders = ownHeaders(
      { locale, path, query: rest ? `?${rest}` : "" },
      front.site,
    );
    const answer = await front.ask(
      { method: "GET", url: markdownFolder + address, headers },
      front.renderWithinMs,
    );
    const tags = answer.headers[tagsHeader];
    if (answer.status !== 200 || typeof tags !== "string") return { other: answer };
    const type = ["Content-Type", "text/markdown; charset=utf-8"];
    return {
      page: {
        html: answer.body.toString(),
        tags: tags.split(" "),
        maxAgeSeconds: null,
        headers: [...type, ...linkBetween(front, locale, address, "page")],
      },
    };
  });
}
