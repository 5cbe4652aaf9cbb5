import type { Metadata } from "next";
import { env } from "@/lib/env";
import { type Locale, locales, localizedPath } from "@/lib/i18n/locales";

/** How the title of a page names the site behind its own; `%s` is the page's. */
export const titleTemplate = (): string => `%s · ${env().SITE_NAME}`;

/** The absolute address of a path that carries its language already. */
export const siteAddress = (path: string): string => new URL(path, env().SITE_URL).href;

type Facts = {
  title: string;
  description?: string;
  /** The canonical path without language. */
  path: string;
  locale: Locale;
  /** Paths of the same thing in other languages where they are not simply the same path (articles). */
  languages?: Record<string, string>;
  /** A feed, as a path without language. */
  feed?: string;
  type?: "website" | "article";
  isIndexed?: boolean;
  /** What a preview of the page shows instead of the site's mark. */
  picture?: { path: string; width: number; height: number } | null;
};

/** The site's mark as previews show it, and its size. */
export const markPath = "/share.png";
export const markSize = 512;

/** Title, canonical address, other languages, feed and OpenGraph of a public page. Previews take from it what they show. */
export function publicMetadata(facts: Facts): Metadata {
  const { title, description, path, locale, feed, picture, type = "website", isIndexed = true } = facts;
  const image = picture ?? { path: markPath, width: markSize, height: markSize };
  const canonical = siteAddress(localizedPath(locale, path));
  const languages =
    facts.languages ?? Object.fromEntries(locales.map((each) => [each, localizedPath(each, path)]));
  return {
    title,
    description,
    alternates: {
      canonical,
      languages: Object.fromEntries(
        Object.entries(languages).map(([language, each]) => [language, siteAddress(each)]),
      ),
      ...(feed && { types: { "application/atom+xml": siteAddress(localizedPath(locale, feed)) } }),
    },
    openGraph: {
      title,
      description,
      url: canonical,
      siteName: env().SITE_NAME,
      locale: locale.replace("-", "_"),
      type,
      images: [{ url: siteAddress(image.path), width: image.width, height: image.height }],
    },
    twitter: { card: picture ? "summary_large_image" : "summary" },
    ...(!isIndexed && { robots: { index: false, follow: true } }),
  };
}
