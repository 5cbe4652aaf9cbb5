import { isLocale, type Locale, localizedPath } from "@/lib/i18n/locales";

/** The address, without language prefix, that shows exactly this version to a reader of `locale`. */
export function articlePath(slug: string, language: string, locale: Locale): string {
  const path = `/articles/${encodeURIComponent(slug)}`;
  return language === locale ? path : `${path}?language=${encodeURIComponent(language)}`;
}

/** The one address of a version: under its own language where the screens speak it. */
export function canonicalPath(slug: string, language: string): string {
  if (isLocale(language)) return localizedPath(language, articlePath(slug, language, language));
  return `/articles/${encodeURIComponent(slug)}?language=${encodeURIComponent(language)}`;
}
