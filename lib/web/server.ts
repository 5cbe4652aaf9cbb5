import http from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import { join } from "node:path";
import { addViews } from "@/lib/curation/signals/add-views";
import { ViewCounter } from "@/lib/curation/signals/view-counter";
import { type Env, env as readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import type { EmbedderSettings } from "@/lib/search/embedder/embedder";
import { embedderIfThere } from "@/lib/search/embedder/start";
import { searchServerOf, startSearch } from "@/lib/search/start";
import { Assets } from "./assets";
import { openChangeFeed } from "./change-feed";
import { database } from "./database";
import { ErrorPages } from "./error-pages";
import { front } from "./front";
import { commonHeaders, pageHeaders } from "./headers";
import { LiveUpdates } from "./live";
import { withOnePass } from "./one-pass";
import { PageCache } from "./page-cache";
import { scriptTags } from "./scripts";
import { siteDocuments } from "./search-documents";
import { SharedHead } from "./shared-head";
import { closeSuggest, handleSuggest } from "./suggest";
import { type Answer, type Handler, openUpstream } from "./upstream";

export type WebSettings = Pick<
  Env,
  "SITE_URL" | "DATABASE_URL" | "PAGE_CACHE_MB" | "TRUST_PROXY" | "AUTH_SECRET" | "OIDC_ISSUER" | "DATA_DIR"
> &
  Partial<Pick<Env, "MEILISEARCH_URL" | "MEILISEARCH_KEY">> &
  EmbedderSettings;
export type Web = { address: string; port: number; close: () => Promise<void> };

type Options = {
  port: number;
  host: string;
  dev?: boolean;
  env?: WebSettings;
  /** Stands in for Next in tests. */
  handler?: Handler;
  /** Where `public/` and the build lie. */
  root?: string;
  renderWithinMs?: number;
};

const drainWithinMs = 10_000;

/** Opens the site's door: one HTTP server in front of Next, in this process. */
export async function startWeb({
  port,
  host,
  dev = false,
  env = readEnv(),
  handler,
  root = process.cwd(),
  // In development a page is compiled when it is first asked for.
  renderWithinMs = dev ? 120_000 : 10_000,
}: Options): Promise<Web> {
  const next = handler ? null : await startNext(dev, root, host, port);
  // Pages find it by itself; while its index loads, the database answers.
  const search = handler
    ? null
    : await startSearch({
        url: env.DATABASE_URL,
        folder: env.DATA_DIR,
        root,
        meilisearch: searchServerOf(env),
        sourceOf: siteDocuments,
        embedder: await embedderIfThere(env, root),
      });
  const upstream = await openUpstream(handler ?? next!.handler);
  const site = { url: new URL(env.SITE_URL), secret: env.AUTH_SECRET, proxies: env.TRUST_PROXY };
  const live = new LiveUpdates(env.AUTH_SECRET);
  const cache: PageCache<Answer> = new PageCache(dev ? 0 : env.PAGE_CACHE_MB * 1_048_576, () =>
    feed.isTrusted(),
  );
  const feed = openChangeFeed({
    url: env.DATABASE_URL,
    // The cache first: who is told of a change asks for the page at once.
    onChange: (subjects) => {
      cache.drop(subjects);
      live.notify(subjects);
    },
    onGap: () => {
      cache.flush();
      live.notifyAll();
    },
  });
  await feed.catchUp();

  const views = handler ? null : new ViewCounter(keepViews);
  const publicFolder = join(root, "public");
  const folders = [
    { prefix: "", folder: publicFolder, isImmutable: false },
    { prefix: "/_next/static", folder: join(root, distFolder(), "static"), isImmutable: true },
  ];
  // In development files come and go; in production the list is made once.
  const listed = new Assets(folders);
  const assets = dev ? () => new Assets(folders.slice(0, 1)) : () => listed;
  const tags = scriptTags(publicFolder);
  const scripts = dev ? () => scriptTags(publicFolder) : () => tags;

  const isHttps = site.url.protocol === "https:";
  const formOrigins = env.OIDC_ISSUER ? [new URL(env.OIDC_ISSUER).origin] : [];
  let isClosing = false;
  const server = http.createServer(
    // The whole request has to be here within 20 seconds, its headers within 10.
    {
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 75_000,
    },
    front({
      site,
      handler: handler ?? next!.handler,
      ask: upstream.ask,
      cache,
      feed,
      live,
      suggest: handler ? null : handleSuggest,
      views,
      searchState: search && (() => search.state()),
      assets,
      errorPages: new ErrorPages(upstream.ask, site, scripts, dev ? 120_000 : 3_000),
      scripts,
      // In development Next shows what went wrong on the page itself.
      sharedHead: handler || dev ? null : new SharedHead(upstream.ask, site),
      common: commonHeaders({ isHttps }),
      pageHeaders: pageHeaders({ isHttps, formOrigins }),
      dev,
      isClosing: () => isClosing,
      renderWithinMs,
    }),
  );
  if (dev && next) server.on("upgrade", next.upgrade);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const bound = server.address() as AddressInfo;

  const close = async () => {
    isClosing = true;
    live.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const timer = setTimeout(() => {
      log.warn("web.drain_cut", {});
      server.closeAllConnections();
    }, drainWithinMs);
    await closed;
    clearTimeout(timer);
    await closeSuggest();
    await views?.flush();
    await feed.close();
    await upstream.close();
    await next?.close();
    await search?.close();
  };
  return {
    address: `http://${isIPv6(bound.address) ? `[${bound.address}]` : bound.address}:${bound.port}`,
    port: bound.port,
    close,
  };
}

/** Counts that cannot be written now are let go: nothing waits for them, and they must not pile up. */
const keepViews = (shown: Parameters<typeof addViews>[1]): Promise<void> =>
  addViews(database().db, shown).catch((error) =>
    log.warn("views.not_written", { reason: (error as Error).message }),
  );

const distFolder = () => process.env.NEXT_DIST_DIR || ".next";

async function startNext(dev: boolean, dir: string, hostname: string, port: number) {
  const { default: next } = await import("next");
  const app = next({ dev, dir, hostname, port });
  await app.prepare();
  return {
    handler: withOnePass(app.getRequestHandler() as Handler),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  };
}
