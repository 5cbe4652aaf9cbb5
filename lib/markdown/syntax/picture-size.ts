import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

export type Size = { width: number; height: number };

const known = new Map<string, Size | null>();

/** Width and height of a picture under `public/`, from its first bytes, so that a page does not jump while loading. */
export function pictureSize(path: string): Size | null {
  if (!known.has(path)) known.set(path, sizeOf(head(join(process.cwd(), "public", path.split(/[?#]/)[0]!))));
  return known.get(path)!;
}

function head(file: string): Buffer | null {
  try {
    const handle = openSync(file, "r");
    try {
      const bytes = Buffer.alloc(64 * 1024);
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

/** Reads PNG, GIF, WebP, JPEG and SVG; null for anything else. */
export function sizeOf(bytes: Buffer | null): Size | null {
  if (!bytes || bytes.length < 30) return null;
  if (bytes.toString("latin1", 1, 4) === "PNG")
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes.toString("latin1", 0, 3) === "GIF")
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (bytes.toString("latin1", 8, 12) === "WEBP") return webp(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(bytes);
  const svg = /<svg\b[^>]*>/.exec(bytes.toString("utf8"))?.[0];
  return svg ? svgSize(svg) : null;
}

function webp(bytes: Buffer): Size | null {
  const kind = bytes.toString("latin1", 12, 16);
  if (kind === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === "VP8 ")
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== "VP8L") return null;
  const bits = bytes.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

function jpeg(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function svgSize(tag: string): Size | null {
  const box = /viewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(tag);
  const width = Number(/\swidth="([\d.]+)(?:px)?"/.exec(tag)?.[1] ?? box?.[1]);
  const height = Number(/\sheight="([\d.]+)(?:px)?"/.exec(tag)?.[1] ?? box?.[2]);
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : null;
}
