/** People that one post can call by name: they are linked and told, further ones stay as typed. */
export const MENTIONS = 5;

/** `@short-name` where nobody would take it for a part of an address, a path or a longer word. */
const MENTION = /(?<![\w@./:+\\-])@([a-z][a-z0-9-]{1,28}[a-z0-9])(?![\w@/-]|\.\w)/gi;
/** What rendering makes of one. */
const LINK = /<a href="\/people\/([a-z0-9-]{3,30})">@\1<\/a>/gi;

/** A piece of text, and whom it calls. */
export type Piece = { text: string; handle: string | null };

/** Cuts a text at the names that are known; `called` grows by those that are found, and ends at a few. */
export function cutAtMentions(text: string, handles: ReadonlySet<string>, called: Set<string>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(MENTION)) {
    const handle = found[1]!.toLowerCase();
    if (!handles.has(handle) || (called.size >= MENTIONS && !called.has(handle))) continue;
    called.add(handle);
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), handle: null });
    pieces.push({ text: found[0], handle });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), handle: null });
  return pieces;
}

/** The short names that a text might mean; some stand in code, and most belong to nobody. */
export const possibleNames = (source: string): string[] => [
  ...new Set(Array.from(source.matchAll(MENTION), ([, name]) => name!.toLowerCase())),
];

/** The short names that a rendered post calls. */
export const calledNames = (html: string): string[] => [
  ...new Set(Array.from(html.matchAll(LINK), ([, name]) => name!.toLowerCase())),
];
