import type { Locale } from "@/lib/i18n/locales";
import type { Front } from "./front";
import type { ScriptTags } from "./reading-mode";
import { straightFolder, straightHeader, straightPage } from "./straight-pages";
import type { Answer } from "./upstream";

type Here = Pick<Front, "sharedHead" | "scripts">;

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
