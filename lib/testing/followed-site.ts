import { afterEach, beforeEach, expect } from "vitest";
import type { SearchEngine } from "@/lib/search/engine";
import { placeOf } from "@/lib/search/following/place";
import { compareWithServer } from "@/lib/search/meilisearch/compare";
import { meilisearchEngine } from "@/lib/search/meilisearch/engine";
import { indexName } from "@/lib/search/meilisearch/names";
import { type Sender, startSender } from "@/lib/search/meilisearch/sender";
import { siteDocuments } from "@/lib/web/search-documents";
import { type Cast, castOf } from "./cast";
import { freshSite, type TestSite } from "./database";
import { type MeilisearchStandIn, startMeilisearch } from "./meilisearch";
import { addArticle } from "./posts";

/** Without a hint, a feed is read once a second. */
export const soon = { timeout: 20_000, interval: 20 };

export type FollowedSite = {
  site: TestSite;
  cast: Cast;
  server: MeilisearchStandIn;
  sender: Sender;
  engine: SearchEngine;
  /** The name of the index that is in use. */
  uid: string;
  /** What the breaker's clock says, in milliseconds. */
  now: number;
  /** The one article, which the engine has found. */
  article: number;
};

/** For each test a site of its own with one article, followed by a stand-in for a Meilisearch server. */
export function followedSite() {
  const here = {} as FollowedSite;
  const keep = () =>
    startSender({ url: here.site.url, address: here.server, sourceOf: siteDocuments, againAfterMs: 50 });
  const search = (q = "portafilter") => here.engine.search({ q, mode: "submit", language: "en", limit: 10 });

  beforeEach(async () => {
    here.site = await freshSite();
    here.cast = await castOf(here.site);
    here.server = await startMeilisearch();
    here.sender = keep();
    here.now = 0;
    here.engine = meilisearchEngine({
      db: here.site.db,
      address: here.server,
      budgetMs: 800,
      openForMs: 30_000,
      now: () => here.now,
    });
    here.uid = await indexName(here.site.db);
    here.article = await addArticle(here.site.db, {
      title: "Cleaning the portafilter",
      body: "Use the brush.",
    });
    await here.engine.settled();
    expect(await search()).toMatchObject({ degraded: false, total: 1 });
  });
  afterEach(async () => {
    await here.sender.close();
    await here.server.close();
    await here.site.close();
  });

  return {
    here,
    /** Another sender for the same site. */
    keep,
    search,
    /** How far the server has been brought, as the database has it. */
    place: async () => (await placeOf(here.site.db, here.uid))!,
    compared: () =>
      compareWithServer(here.site.db, here.server, { source: siteDocuments(here.site.db), model: null }),
  };
}
