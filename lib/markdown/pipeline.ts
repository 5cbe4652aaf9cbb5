import type { Root } from "hast";
import type { Root as Mdast } from "mdast";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import { OUTPUT_LIMIT } from "./limits";
import { parsers } from "./parse";
import { plainOfHtml } from "./plain";
import { followIds, linkHeadings } from "./syntax/anchors";
import { markCallOuts } from "./syntax/call-outs";
import { grammars } from "./syntax/grammars";
import { keepWords } from "./syntax/keep-words";
import type { Kind } from "./syntax/kind";
import { literalHtml } from "./syntax/literal-html";
import { mentions } from "./syntax/mentions";
import { schema } from "./syntax/schema";
import { shape } from "./syntax/shape";
import { softBreaks } from "./syntax/soft-breaks";

export type { Kind } from "./syntax/kind";

/**
 * Markdown to safe HTML, here and now. Cost is not bounded: call `renderMarkdown`, which runs this in a worker
 * under a deadline. There is no rehype-raw and no MDX: typed HTML and `{expressions}` are characters. `handles` are the
 * people whom a post may call by their short name.
 */
export function renderNow(
  source: string,
  kind: Kind,
  handles: readonly string[] = [],
): { html: string; plain: string } {
  const file = new VFile({ value: source, data: { handles } });
  const markdown = parsers[kind].parse(file) as Mdast;
  const hast = transforms[kind].runSync(markdown, file) as unknown as Root;
  const html = writer.stringify(hast);
  if (html.length > OUTPUT_LIMIT) throw new RangeError(`${html.length} characters of HTML`);
  return { html, plain: plainOfHtml(html) };
}

const writer = unified().use(rehypeStringify);

function toHtmlTree(kind: Kind) {
  const processor = unified().use(literalHtml).use(keepWords);
  processor.use(markCallOuts, kind);
  if (kind === "user") processor.use(mentions).use(softBreaks);
  // Ids get their prefix where everything is sanitised; a prefix here would be doubled there.
  processor.use(remarkRehype, { clobberPrefix: "" }).use(() => shape(kind));
  if (kind === "article") processor.use(rehypeSlug).use(linkHeadings);
  processor
    .use(rehypeHighlight, { languages: grammars, detect: false })
    .use(rehypeSanitize, schema)
    .use(followIds);
  return processor.freeze();
}

const transforms: Record<Kind, ReturnType<typeof toHtmlTree>> = {
  user: toHtmlTree("user"),
  article: toHtmlTree("article"),
};
