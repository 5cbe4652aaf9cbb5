/** The languages the screens exist in, in the order the language switch shows them. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** What each language calls itself; never translated. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-CN": "中文" };

const prefixes: Record<Locale, string> = { en: "", "zh-CN": "/zh-cn" };

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

export function asLocale(value: unknown): Locale {
  return isLocale(value) ? value : defaultLocale;
}

export function direction(_locale: Locale): "ltr" | "rtl" {
  return "ltr";
}

/** The address of `path` in a language: `/questions/1` is `/zh-cn/questions/1` in Chinese. Other sites' addresses stay. */
export function localizedPath(locale: Locale, path: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const prefix = prefixes[locale];
  if (prefix === "") return path;
  if (path === "/") return prefix;
  return /^\/[?#]/.test(path) ? prefix + path.slice(1) : prefix + path;
}

/** Splits `/zh-cn/questions/1` into its language and the path that Next knows. */
export function splitLocale(path: string): { locale: Locale; path: string } {
  for (const locale of locales) {
    const prefix = prefixes[locale];
    if (prefix === "") continue;
    if (path === prefix) return { locale, path: "/" };
    if (path.startsWith(`${prefix}/`)) return { locale, path: path.slice(prefix.length) };
    if (path.startsWith(`${prefix}?`)) return { locale, path: `/${path.slice(prefix.length)}` };
  }
  return { locale: defaultLocale, path };
}
