import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { noteChange, type Subject } from "@/lib/changes";
import { transaction } from "@/lib/context";
import { startWeb, type Web, type WebSettings } from "@/lib/web/server";
import { bodyOf } from "./body";
import { freshSite, type TestSite } from "./database";

type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
export type Made = (seen: Seen, response: ServerResponse) => void;
type Got = { status: number; headers: http.IncomingHttpHeaders; text: string };
type Sent = { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer; to?: Web };

export const secret = "s".repeat(32);
/** What a browser sends whose person is signed in. */
export const cookie = "firsthand.session=abc";

export const html = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="en"><head>${head}<script src="/_next/static/x.js" async=""></script></head><body>${body}<script>self.__next_f.push([0])</script></body></html>`;

/** A page as Next makes it; without tags, one that is nobody else's. */
export const page =
  (body: string | ((seen: Seen) => string), tags?: string, status = 200): Made =>
  (asked, response) => {
    const text = typeof body === "string" ? body : body(asked);
    response.writeHead(status, {
      "Content-Type": "text/html; charset=utf-8",
      Link: "</>; rel=preconnect",
      "x-nextjs-cache": "MISS",
    });
    response.end(html(text, tags === undefined ? "" : `<meta name="firsthand-tags" content="${tags}"/>`));
  };

/** The empty page with which Next says a status, or where to go. */
export const shell =
  (status: number, location?: string): Made =>
  (_asked, response) => {
    response.writeHead(status, { "Content-Type": "text/html", ...(location && { location }) });
    response.end('<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>');
  };

/**
 * The front server of a site of its own for all tests of a file, with a stand-in for Next behind it: that answers by
 * path with what a test puts into `pages`, and keeps in `seen` what it was asked. Each test begins with both empty.
 */
export function standInForNext() {
  const seen: Seen[] = [];
  const pages: Record<string, Made> = {};
  let site: TestSite;
  let web: Web;

  beforeAll(async () => {
    site = await freshSite();
    web = await start();
  });
  afterAll(async () => {
    await web.close();
    await site.close();
  });
  beforeEach(() => {
    seen.length = 0;
    for (const path of Object.keys(pages)) delete pages[path];
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request);
    if (body === null) return;
    const asked = {
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body,
    };
    seen.push(asked);
    const path = asked.url.split("?")[0]!;
    const errorPage = /^\/error-pages\/(\d+)$/.exec(path);
    if (errorPage)
      return page(`the page for ${errorPage[1]} in ${asked.headers["x-firsthand-locale"]}`)(asked, response);
    (pages[path] ?? shell(404))(asked, response);
  }

  const settings = (over: Partial<WebSettings>): WebSettings => ({
    SITE_URL: "http://localhost:3000",
    DATABASE_URL: site.url,
    PAGE_CACHE_MB: 8,
    TRUST_PROXY: 0,
    AUTH_SECRET: secret,
    OIDC_ISSUER: undefined,
    DATA_DIR: "",
    ...over,
  });
  const start = (over: Partial<WebSettings> = {}, renderWithinMs?: number) =>
    startWeb({
      renderWithinMs,
      port: 0,
      host: "127.0.0.1",
      env: settings(over),
      handler: answer,
      root: new URL("../web/samples", import.meta.url).pathname,
    });

  function ask(path: string, { method = "GET", headers = {}, body, to = web }: Sent = {}): Promise<Got> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        { host: "127.0.0.1", port: to.port, path, method, headers, agent: false },
        async (response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of response) chunks.push(chunk as Buffer);
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        },
      );
      request.on("error", reject).end(body);
    });
  }

  return {
    seen,
    pages,
    /** Another front server beside the first, with other settings. */
    start,
    /** Asks as a browser does, the first front server unless another is named. */
    ask,
    /** How often Next was asked for a page. */
    asks: (path: string) => seen.filter((each) => each.url.split("?")[0] === path).length,
    /** Says that something has changed, as a command does. */
    note: (...subjects: Subject[]) =>
      transaction(site.ctxFor({ kind: "system", job: "test" }), (work) => noteChange(work, ...subjects)),
    port: () => web.port,
  };
}
