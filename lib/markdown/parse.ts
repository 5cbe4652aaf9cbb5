import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { tooMuch } from "./complexity";
import type { Kind } from "./syntax/kind";
import { typedPaths } from "./syntax/typed-paths";

/** The one grammar of each kind of text; rendering and all checks of a text read it by these. */
export const parsers: Record<Kind, { parse: (file: VFile) => unknown }> = {
  user: unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(typedPaths).freeze(),
  article: unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze(),
};

/**
 * What an article consists of, for checks while it is being saved; nothing where it is too much to be read. Only for
 * what staff write: the cost is not bounded by a worker as in `renderMarkdown`.
 */
export function articleTree(markdown: string): Root {
  const file = new VFile(tooMuch(markdown) ? "" : markdown);
  return parsers.article.parse(file) as Root;
}
