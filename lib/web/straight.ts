import type { IncomingHttpHeaders } from "node:http";
import type { Locale } from "@/lib/i18n/locales";
import { straightRender } from "@/lib/render/one-pass";
import type { Front } from "./front-parts";
import { renderWith } from "./one-pass";
import type { ScriptTags } from "./reading-mode";
import { straightFolder, straightHeader, straightPage } from "./straight-pages";
import { type Answer, Late } from "./upstream";

type Here = Pick<Front, "sharedHead" | "scripts">;

/**
 * A page made without Next from nothing but its address and these headers. Null where Next has to be asked: for all
 * other pages, until it has loaded the code of these, and where a page throws instead of showing something (it is not
 * found, it is elsewhere, it has a fault), which Next then answers.
 */
export async function straightAnswer(
  { sharedHead, renderWithinMs }: Pick<Front, "sharedHead" | "renderWithinMs">,
  { path, query }: { path: string; query: string },
  headers: IncomingHttpHeaders,
): Promise<Answer | null> {
  const render = straightRender();
  if (!sharedHead || !render || straightPage(path) === null) return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`no answer within ${renderWithinMs} ms`)), renderWithinMs);
  });
  try {
    const html = await Promise.race([renderWith(headers, () => render(path, query)), late]);
    const said = { "content-type": "text/html; charset=utf-8", [straightHeader]: "yes" };
    return { status: 200, headers: said, body: html };
  } catch (error) {
    if (error instanceof Late) throw error;
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The address under which a page is rendered: straight, where that is possible, or by Next under its own. */
export async function renderedAt({ sharedHead }: Here, path: string, locale: Locale): Promise<string> {
  if (!sharedHead || straightPage(path) === null || (await sharedHead.of(locale)) === null) return path;
  return path === "/" ? straightFolder : straightFolder + path;
}

/** What is put into the head of a page: our scripts, and what every page shares where Next has not written it. */
export async function headTags(
  { scripts, sharedHead }: Here,
  { headers }: Pick<Answer, "headers">,
  locale: Locale = "en",
): Promise<ScriptTags> {
  const tags = scripts();
  if (!sharedHead || headers[straightHeader] === undefined) return tags;
  return { ...tags, head: ((await sharedHead.of(locale)) ?? "") + tags.head };
}
