import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { NotAPage } from "./load";

export type Seen = { htmlBytes: number; scriptBytes: number };

/** Unpacks an answer and makes sure that it is a whole page without any inline script. */
export function wholePage(path: string, head: string, body: Buffer): string {
  const encoding = /\r\ncontent-encoding: (\w+)/i.exec(head)?.[1];
  const html = (
    encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body
  ).toString();
  if (!html.trimEnd().endsWith("</html>") || !/<h1[\s>]/.test(html))
    throw new NotAPage(`${path} is not a whole page`);
  const inline = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")[^>]*>/.exec(html);
  if (inline) throw new NotAPage(`${path} has an inline script`);
  return html;
}

/** How large a page is before compression, and how much JavaScript it loads, compressed. */
export async function weigh(port: number, path: string, cookie?: string): Promise<Seen> {
  const site = `http://127.0.0.1:${port}`;
  const html = await (await fetch(site + path, cookie ? { headers: { cookie } } : {})).text();
  let scriptBytes = 0;
  for (const [, src] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) {
    const script = Buffer.from(await (await fetch(site + src)).arrayBuffer());
    scriptBytes += gzipSync(script, { level: 9 }).length;
  }
  return { htmlBytes: Buffer.byteLength(html), scriptBytes };
}
