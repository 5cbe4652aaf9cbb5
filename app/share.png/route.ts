import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { markSize } from "@/lib/http/metadata";

export const dynamic = "force-dynamic";

let mark: Promise<Buffer> | undefined;

/** The site's icon as a picture: previews of links show no drawings. */
export async function GET(): Promise<Response> {
  mark ??= drawn().catch((error) => {
    mark = undefined;
    throw error;
  });
  return new Response(new Uint8Array(await mark), {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=86400" },
  });
}

async function drawn(): Promise<Buffer> {
  const icon = await readFile(join(/* turbopackIgnore: true */ process.cwd(), "app", "icon.svg"));
  const margin = Math.round(markSize / 8);
  return sharp(icon, { density: 1_200 })
    .resize(markSize - 2 * margin)
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: "#ffffff" })
    .flatten({ background: "#ffffff" })
    .png({ palette: true })
    .toBuffer();
}
