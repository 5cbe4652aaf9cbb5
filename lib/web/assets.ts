import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { acceptedEncoding, pack } from "./compression";
import { partOf } from "./range";

type Asset = {
  file: string;
  type: string;
  isImmutable: boolean;
  etag?: string;
  bodies: Partial<Record<"br" | "gzip" | "identity", Buffer>>;
};

const types: Record<string, string> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".ogg": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".vtt": "text/vtt; charset=utf-8",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const packable = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;
/** Larger files are read anew each time, so that pictures and films do not fill the memory. */
const keptBytes = 1_000_000;

/**
 * The files that lie ready: `/_next/static` of the build, and `public/` (in it `assets/`, our own script). What may be
 * served is listed once at the start, so no address ever becomes a path on the disk.
 */
export class Assets {
  #assets = new Map<string, Asset>();

  constructor(readonly folders: { prefix: string; folder: string; isImmutable: boolean }[]) {
    for (const { prefix, folder, isImmutable } of folders) {
      for (const file of filesIn(folder)) {
        const path = `${prefix}/${relative(folder, file).split(sep).map(encodeURIComponent).join("/")}`;
        const type = types[extname(file).toLowerCase()] ?? "application/octet-stream";
        this.#assets.set(path, {
          file,
          type,
          isImmutable: isImmutable || path.startsWith("/assets/"),
          bodies: {},
        });
      }
    }
  }

  has(path: string): boolean {
    return this.#assets.has(path);
  }

  /** False, with nothing sent, where the file has gone since the start, as while another build takes its place. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    headers: string[],
  ): Promise<boolean> {
    const asset = this.#assets.get(path)!;
    const whole = asset.bodies.identity ?? contentOf(asset.file);
    if (whole === null) return false;
    asset.etag ??= `"${createHash("sha256").update(whole).digest("base64url").slice(0, 22)}"`;
    const all = [
      ...headers,
      "Cache-Control",
      asset.isImmutable ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      "ETag",
      asset.etag,
    ];
    // A drawing opened by itself is a page and may hold scripts.
    if (asset.type === "image/svg+xml")
      all.push("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (request.headers["if-none-match"] === asset.etag) {
      response.writeHead(304, all).end();
      return true;
    }

    const isPackable = packable.test(asset.type) && whole.length > 500 && whole.length < keptBytes;
    if (whole.length < keptBytes) asset.bodies.identity = whole;
    const encoding = isPackable ? acceptedEncoding(request.headers["accept-encoding"]) : "identity";
    if (isPackable) all.push("Vary", "Accept-Encoding");
    if (encoding !== "identity") {
      all.push("Content-Encoding", encoding);
      asset.bodies[encoding] ??= await pack(whole, encoding);
    }
    const body = asset.bodies[encoding] ?? whole;
    all.push("Content-Type", asset.type);
    const part = encoding === "identity" ? partOf(request.headers.range, body.length) : null;
    if (part) {
      const [first, last] = part;
      all.push(
        "Content-Range",
        `bytes ${first}-${last}/${body.length}`,
        "Content-Length",
        String(last - first + 1),
      );
      response.writeHead(206, all).end(body.subarray(first, last + 1));
      return true;
    }
    response
      .writeHead(200, [...all, "Accept-Ranges", "bytes", "Content-Length", String(body.length)])
      .end(body);
    return true;
  }
}

function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function filesIn(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        statSync(file, { throwIfNoEntry: false })?.isFile() && !/(^|\/)\./.test(relative(folder, file)),
    );
}
