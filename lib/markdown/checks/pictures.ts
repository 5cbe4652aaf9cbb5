import { visit } from "unist-util-visit";
import { fileAddress } from "../file-address";
import { articleTree } from "../parse";
import { definitions } from "./definitions";

export type Undescribed = { src: string; line: number };

/** Words that say only that there is a picture. */
const NO_WORDS = /^(?:image|img|picture|photo|screenshot|screen shot|bild|图片|图像|截图|照片)?[\s\d._-]*$/iu;
const FILE_NAME = /^\S+\.(?:png|jpe?g|gif|webp|svg|avif|heic|bmp|mp4|webm|mp3)$/iu;

/** The pictures, films and sounds of an article whose alternative text is missing or is but a file's name. */
export function picturesWithoutAlt(markdown: string): Undescribed[] {
  const tree = articleTree(markdown);
  const named = definitions(tree);
  const found: Undescribed[] = [];
  visit(tree, (node) => {
    if (node.type !== "image" && node.type !== "imageReference") return;
    const src = node.type === "image" ? node.url : (named.get(node.identifier) ?? "");
    const alt = (node.alt ?? "").trim();
    if (NO_WORDS.test(alt) || FILE_NAME.test(alt) || isOwnName(alt, src))
      found.push({ src, line: node.position?.start.line ?? 1 });
  });
  return found;
}

/** What an upload puts there until somebody writes better words. */
function isOwnName(alt: string, src: string): boolean {
  const name = fileAddress(src)?.name.replace(/\.[^.]*$/, "");
  return name !== undefined && slug(alt) === slug(name);
}

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
