import { locales } from "@/lib/i18n/locales";

export type AskParts = {
  /** What the asker has written, the only part that must be there. */
  happened: string;
  expected: string;
  tried: string;
  /** The solved question that did not help, when this one follows it. */
  after: { number: number; title: string } | null;
};
export type AskWords = { expected: string; tried: string; followUp: string };

/** One Markdown text out of the fields of the form, with headings in the asker's language. */
export function askBody(parts: AskParts, words: AskWords): string {
  const happened = parts.happened.trim();
  if (!happened) return "";
  const blocks = [happened];
  const add = (heading: string, text: string) => {
    if (text.trim()) blocks.push(`**${heading}**`, text.trim());
  };
  add(words.expected, parts.expected);
  add(words.tried, parts.tried);
  if (parts.after) {
    const title = parts.after.title.replace(/[\\[\]<>`*_]/g, "\\$&");
    blocks.push(`${words.followUp} [${title}](/questions/${parts.after.number})`);
  }
  return blocks.join("\n\n");
}

/** Those that `languageOfText` tells apart. */
export const recognisedLanguages = [...locales, "ja"] as const;

/** The language a text is in, as far as its script tells; otherwise that of the page it was written on. */
export function languageOfText(text: string, page: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (han > 0 && han * 3 >= latin) return "zh-CN";
  return page === "zh-CN" && latin > 0 ? "en" : page;
}
