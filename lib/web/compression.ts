import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gunzip, gzip, gzipSync } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const unbrotli = promisify(brotliDecompress);
const ungzip = promisify(gunzip);

/** Compresses what will be sent many times. */
export function pack(text: Buffer, encoding: "br" | "gzip"): Promise<Buffer> {
  if (encoding === "gzip") return gzipped(text, { level: 6 });
  // Level 5 costs about as much as gzip's 6 and is a tenth smaller on our pages.
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  return brotli(text, { params });
}

/** Half a millisecond's work at most: to hand it to another thread and back costs as much again. */
const atOnceBytes = 150_000;

/** Compresses what is sent once: the cheapest level saves most of the bytes. */
export const packOnce = async (text: Buffer): Promise<Buffer> =>
  text.length <= atOnceBytes ? gzipSync(text, { level: 2 }) : gzipped(text, { level: 2 });

export const unpack = (packed: Buffer, encoding: "br" | "gzip"): Promise<Buffer> =>
  encoding === "br" ? unbrotli(packed) : ungzip(packed);

/** The best encoding that the client takes. `q=0` refuses one. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  const text = String(header ?? "");
  if (accepts(text, "br")) return "br";
  return accepts(text, "gzip") ? "gzip" : "identity";
}

function accepts(header: string, coding: string): boolean {
  const at = header.indexOf(coding);
  if (at === -1) return false;
  return !/^\s*;\s*q=0(\.0+)?\s*(,|$)/.test(header.slice(at + coding.length));
}
