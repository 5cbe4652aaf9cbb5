import { z } from "zod";
import { Refusal } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { sitemap } from "@/lib/http/sitemap";
import { sitemapEntries } from "@/lib/site/queries/sitemap";

type Given = { params: Promise<{ file: string }> };

export async function GET(request: Request, { params }: Given): Promise<Response> {
  const name = /^([a-z0-9-]{1,30})\.xml$/.exec((await params).file)?.[1];
  return route(z.object({}), async ({ db }) => {
    const entries = name ? await sitemapEntries({ db, actor: { kind: "visitor" } }, name) : null;
    if (!entries) throw new Refusal("not_found");
    return sitemap(entries);
  })(request);
}
