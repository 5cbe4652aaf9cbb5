import { defaultLocale, type Locale } from "./locales";
import * as en from "./messages/en";
import * as zhCN from "./messages/zh-CN";

// To add a namespace: one JSON file in each language's folder and one line in each folder's index.ts.
export type Messages = typeof en;
export type Namespace = keyof Messages;

type Tree = { [key: string]: string | Tree };

const trees: Record<Locale, Record<string, Tree>> = { en: { ...en }, "zh-CN": { ...zhCN } };
const merged = new Map<Locale, Messages>();

/** Every text of a language; a text that is missing there is the English one. */
export function messages(locale: Locale): Messages {
  const known = merged.get(locale);
  if (known) return known;
  const all = under(trees[defaultLocale], trees[locale]) as Messages;
  merged.set(locale, all);
  return all;
}

function under(base: Tree, over: Tree): Tree {
  const result: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = typeof value === "object" && typeof below === "object" ? under(below, value) : value;
  }
  return result;
}
