import { z } from "zod";
import { route } from "@/lib/http/route";
import { sitemapIndex } from "@/lib/http/sitemap";
import { sitemapFiles } from "@/lib/site/queries/sitemap";

export const GET = route(z.object({}), async ({ db }) =>
  sitemapIndex(await sitemapFiles({ db, actor: { kind: "visitor" } })),
);
