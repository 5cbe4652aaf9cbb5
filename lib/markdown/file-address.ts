/** What the address of an uploaded file says by itself, so that a page can be laid out before anything is fetched. */
export type FileAddress = {
  id: string;
  name: string;
  /** Of a picture. */
  size: { width: number; height: number } | null;
  /** Of any other file. */
  bytes: number | null;
};

const ID = "[a-z2-7]{16}-(?:\\d{1,5}x\\d{1,5}|\\d{1,9})";
const ADDRESS = new RegExp(`^/files/(${ID})/([^/?#]+)$`);
const MENTION = new RegExp(`/files/(${ID})/`, "g");

/** Reads the path of an uploaded file; null for any other address. */
export function fileAddress(path: string): FileAddress | null {
  const [, id, name] = ADDRESS.exec(path) ?? [];
  if (!id || !name) return null;
  const facts = id.slice(id.indexOf("-") + 1);
  const [width, height] = facts.split("x").map(Number) as [number, number | undefined];
  return height === undefined
    ? { id, name: decoded(name), size: null, bytes: width }
    : { id, name: decoded(name), size: { width, height }, bytes: null };
}

/** The one address of a file. */
export const filePath = (file: { id: string; name: string }): string =>
  `/files/${file.id}/${encodeURIComponent(file.name)}`;

/** A picture wider than this has a small form as well, of just this width. */
export const SMALL_WIDTH = 800;
export const hasSmall = ({ width }: { width: number }): boolean => width > SMALL_WIDTH * 1.25;
export const smallPath = (path: string): string => `${path}?small`;

/** The files that a text names, wherever in it they stand. One pass over text that anybody may have written. */
export const filesUsed = (markdown: string): string[] => [
  ...new Set([...markdown.matchAll(MENTION)].map(([, id]) => id!)),
];

/** The first uploaded picture of rendered HTML that is large enough to stand for the whole. */
export function firstPicture(html: string): { path: string; width: number; height: number } | null {
  for (const [, path] of html.matchAll(/<img [^>]*?\bsrc="(\/files\/[^"]+)"/g)) {
    const size = fileAddress(path!)?.size;
    if (size && size.width >= 400 && size.height >= 200) return { path: path!, ...size };
  }
  return null;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
