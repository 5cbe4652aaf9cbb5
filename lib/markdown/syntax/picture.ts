import type { Element, ElementContent } from "hast";
import { visit } from "unist-util-visit";
import { fileAddress, hasSmall, SMALL_WIDTH, smallPath } from "../file-address";
import type { Label } from "../labels";
import { destination, ownFile } from "../links";
import { type Media, mediaAt } from "../media";
import { attachment } from "./attachment";
import { element, label } from "./element";
import type { Kind } from "./kind";
import { pictureSize } from "./picture-size";

/** Pixels across a column of text; a wider picture can be opened by itself. */
const COLUMN = 720;
/** A picture is not taller than this beside text: all of it is on the screen, and its place is kept before it arrives. */
const TALLEST = 640;

/** What stands for `![words](address)`: a picture, a film, or a link that says the words. */
export function picture(node: Element, kind: Kind): Element {
  const src = String(node.properties.src ?? "");
  const alt = String(node.properties.alt ?? "");
  const title = node.properties.title ? { title: String(node.properties.title) } : {};
  const media = mediaAt(src);
  if (media && kind === "article") return player(media, alt, title);
  const file = ownFile(src);
  if (file && !media && fileAddress(file)?.bytes == null)
    return ownPicture(file, alt, title, Boolean(node.data));
  const words: ElementContent = { type: "text", value: alt || src };
  if (file) {
    const link = element("a", { href: file, ...title }, [words]);
    attachment(link, file);
    return link;
  }
  const to = destination(src);
  // The reader's browser asks nothing of another host until the reader does.
  if (to.kind === "external" || to.kind === "own") {
    const rel = to.kind === "external" ? { rel: ["nofollow", "ugc", "noopener"] } : {};
    return element("a", { href: to.href, ...rel, className: ["md-outside-picture"], ...title }, [words]);
  }
  if (to.kind !== "removed") return element("span", {}, [words]);
  const before: ElementContent[] = alt ? [words, { type: "text", value: " " }] : [];
  return element("span", {}, [...before, label("picture-removed")]);
}

function ownPicture(src: string, alt: string, title: { title?: string }, isInLink: boolean): Element {
  const size = fileAddress(src)?.size ?? pictureSize(src) ?? null;
  const uploaded = fileAddress(src)?.size ?? null;
  const small = uploaded &&
    hasSmall(uploaded) && {
      srcSet: `${smallPath(src)} ${SMALL_WIDTH}w, ${src} ${uploaded.width}w`,
      sizes: `(max-width: ${COLUMN}px) 100vw, ${COLUMN}px`,
    };
  const image = element("img", {
    src,
    alt,
    ...title,
    ...(size && fitted(size)),
    ...(small || {}),
    loading: "lazy",
    decoding: "async",
  });
  // Without words such a link would have no name.
  if (isInLink || !alt || !size || (size.width <= COLUMN && size.height <= TALLEST)) return image;
  return element("a", { href: src, className: ["md-picture"] }, [image]);
}

type Size = { width: number; height: number };

/** The size of a picture as it is laid out; what would be too tall in a column is smaller. */
function fitted(size: Size): Size {
  if (size.height * Math.min(1, COLUMN / size.width) <= TALLEST) return size;
  return { width: Math.max(1, Math.round((size.width * TALLEST) / size.height)), height: TALLEST };
}

function player(media: Media, alt: string, title: { title?: string }): Element {
  const words: ElementContent = { type: "text", value: alt || media.href };
  if (media.from === "own") {
    const properties = { src: media.href, controls: true, preload: "none", ...title };
    return element(media.kind, properties, [element("a", { href: media.href }, [words])]);
  }
  const name: Label = media.from === "elsewhere" ? media.kind : media.from;
  return element(
    "a",
    {
      href: media.href,
      rel: ["nofollow", "ugc", "noopener"],
      className: ["md-film"],
      ...(media.id && { dataFilm: `${media.from}:${media.id}` }),
      ...title,
    },
    [words, { type: "text", value: " " }, label(name)],
  );
}

/** Inside a link only a picture of the site itself stays one: neither a link nor a player may stand in a link. */
export function withinLink(node: Element): void {
  visit(node, "element", (inner, index, parent) => {
    if (inner.tagName !== "img" || index === undefined || !parent) return;
    const src = String(inner.properties.src ?? "");
    if (ownFile(src) && !mediaAt(src) && fileAddress(src)?.bytes == null) {
      inner.data = { isInLink: true } as Element["data"];
      return;
    }
    parent.children[index] = { type: "text", value: String(inner.properties.alt || src || "") };
  });
}
