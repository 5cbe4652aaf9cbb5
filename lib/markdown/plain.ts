import { escapeHtml, withoutLabels } from "./labels";

const BLOCK =
  /^(?:address|aside|blockquote|br|details|div|h[1-6]|hr|li|ol|p|pre|section|summary|table|tbody|thead|tr|ul|audio|video)$/;

// A single space, of which a text is full, is left alone: replacing it by itself costs as much as all the rest.
const tidy = (text: string): string =>
  text
    .replace(/[ \t]{2,}|\t/g, " ")
    .replace(/ ?\n[\s]*/g, "\n")
    .trim();

/**
 * The words a reader sees, blocks on lines of their own, without those that the pipeline added. Of HTML that was cut, a
 * tag without an end is none of them.
 */
export function plainOfHtml(html: string): string {
  const whole = html.lastIndexOf("<") > html.lastIndexOf(">") ? html.slice(0, html.lastIndexOf("<")) : html;
  const said = whole.includes("md-") ? withoutOwnWords(whole) : whole;
  const text = said
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<\/t[dh]>\s*/g, " ")
    .replace(/<\/?([a-z][a-z0-9]*)(?:\s+[a-zA-Z-]+(?:="[^"]*")?)*\s*\/?>/g, (_, tag: string) =>
      BLOCK.test(tag) ? "\n" : "",
    );
  return tidy(characters(text));
}

const withoutOwnWords = (html: string): string =>
  withoutLabels(html)
    .replace(/<a [^>]*class="md-(?:anchor|note|back)"[^>]*>[^<]*<\/a>/g, "")
    .replace(/<span class="md-task">[^<]*<\/span>/g, "");

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function characters(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? all;
  });
}

/** The first words, at most `length` characters, ending between words. */
export function excerpt(plain: string, length = 200): string {
  const line = plain.replace(/\s+/g, " ").trim();
  const letters = Array.from(line);
  if (letters.length <= length) return line;
  const cut = letters.slice(0, length - 1).join("");
  const space = cut.lastIndexOf(" ");
  // A language without spaces, or one very long word, is cut where it is.
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** How a text is shown on which the pipeline gave up: as typed, nothing interpreted. */
export const asTyped = (source: string): string =>
  `<pre class="md-as-typed" dir="auto">${escapeHtml(source)}</pre>`;

export type Heading = { id: string; level: number; text: string };

/** The table of contents of an article, from its stored HTML. */
export function headings(html: string): Heading[] {
  return [...html.matchAll(/<h([2-6])(?: [a-z-]+="[^"]*")*? id="([^"]+)"[^>]*>(.*?)<\/h\1>/gs)].map(
    ([, level, id, inner]) => ({ id: id!, level: Number(level), text: plainOfHtml(inner!) }),
  );
}
