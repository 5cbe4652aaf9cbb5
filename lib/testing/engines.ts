import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SearchEngine, SearchRequest, SearchResult } from "@/lib/search/engine";
import type { Address } from "@/lib/search/meilisearch/client";
import { MeiliServer } from "@/lib/search/meilisearch/client";
import { indexName } from "@/lib/search/meilisearch/names";
import { startSender } from "@/lib/search/meilisearch/sender";
import { startSearch } from "@/lib/search/start";
import { siteDocuments } from "@/lib/web/search-documents";
import { type Cast, castOf } from "./cast";
import { freshSite, type TestSite } from "./database";
import { startMeilisearch } from "./meilisearch";

type Opened = { engine: SearchEngine; close: () => Promise<void> };
const { MEILISEARCH_URL: url, MEILISEARCH_KEY: key = "" } = process.env;

/** The engines that keep the contract: the default one, Meilisearch as a stand-in, and a real server where one is named. */
const engines: { name: string; isThere: boolean; open: (site: TestSite) => Promise<Opened> }[] = [
  {
    name: "the default engine",
    isThere: true,
    async open(site) {
      const engine = await startSearch({ url: site.url });
      return { engine, close: () => engine.close() };
    },
  },
  {
    name: "Meilisearch, a stand-in",
    isThere: true,
    async open(site) {
      const server = await startMeilisearch();
      return onMeilisearch(site, server, server.close);
    },
  },
  {
    name: `Meilisearch, a real server${url ? "" : " (skipped: MEILISEARCH_URL is not set)"}`,
    isThere: url !== undefined,
    open(site) {
      const address = { url: url!, key };
      return onMeilisearch(site, address, async () =>
        new MeiliServer(address).drop(await indexName(site.db)),
      );
    },
  },
];

async function onMeilisearch(site: TestSite, address: Address, after: () => Promise<void>): Promise<Opened> {
  const sender = startSender({ url: site.url, address, sourceOf: siteDocuments, againAfterMs: 100 });
  // What an engine finds is not about how busy the machine is that finds it.
  const engine = await startSearch({
    url: site.url,
    meilisearch: address,
    sourceOf: siteDocuments,
    budgetMs: 30_000,
  });
  return {
    engine,
    async close() {
      await engine.close();
      await sender.close();
      await after();
    },
  };
}

/** Says of each engine what a test file says of one: on a site of its own that the engine follows. */
export function eachEngine(
  contract: (given: {
    here: { site: TestSite; cast: Cast; engine: SearchEngine };
    ask: (q: string, request?: Partial<SearchRequest>) => Promise<SearchResult>;
    /** What was found, in its order, as "kind:id". */
    found: (q: string, request?: Partial<SearchRequest>) => Promise<string[]>;
  }) => void,
): void {
  describe.each(engines)("$name", ({ isThere, open }) => {
    if (!isThere) {
      test.skip("needs a real server: set MEILISEARCH_URL and MEILISEARCH_KEY", () => undefined);
      return;
    }
    const here = {} as { site: TestSite; cast: Cast; engine: SearchEngine };
    let opened: Opened;

    beforeAll(async () => {
      here.site = await freshSite();
      here.cast = await castOf(here.site);
      opened = await open(here.site);
      here.engine = opened.engine;
    });
    afterAll(async () => {
      await opened?.close();
      await here.site?.close();
    });

    const ask = async (q: string, request: Partial<SearchRequest> = {}) => {
      await here.engine.settled();
      const found = await here.engine.search({ q, mode: "submit", language: "en", limit: 20, ...request });
      expect(found.degraded).toBe(false);
      return found;
    };
    const found = async (q: string, request: Partial<SearchRequest> = {}) =>
      (await ask(q, request)).hits.map((hit) => `${hit.kind}:${hit.id}`);

    contract({ here, ask, found });
  });
}
