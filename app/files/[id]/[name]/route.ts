import { z } from "zod";
import { file, type StoredFile } from "@/lib/files/queries/file";
import { pathPart } from "@/lib/http/query";
import { route } from "@/lib/http/route";
import { partOf } from "@/lib/web/range";

type Params = { params: Promise<{ id: string; name: string }> };

/** Long enough that nobody fetches a picture twice while reading; a file that becomes restricted is soon out of caches. */
const publicly = "public, max-age=86400, immutable";
const privately = "private, no-store";

/** An uploaded file. Whatever it holds, it cannot act as a page of this site. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, name } = await params;
  const answer = route(z.object({ small: z.string().optional() }), async (ctx, { small }) => {
    const found = await file(ctx, { id, name: pathPart(name) ?? "", small: small !== undefined });
    return respond(found, request.headers.get("range") ?? undefined);
  });
  return answer(request);
}

function respond(found: StoredFile, range: string | undefined): Response {
  const { body } = found;
  const headers = new Headers({
    "content-type": found.type,
    "content-disposition": `${found.kind === "picture" ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": found.isPublic ? publicly : privately,
    "accept-ranges": "bytes",
  });
  const part = partOf(range, body.length);
  const [first, last] = part ?? [0, body.length - 1];
  if (part) headers.set("content-range", `bytes ${first}-${last}/${body.length}`);
  headers.set("content-length", String(last - first + 1));
  return new Response(new Uint8Array(body.subarray(first, last + 1)), { status: part ? 206 : 200, headers });
}
