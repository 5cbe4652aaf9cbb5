import http, { IncomingMessage, type ServerResponse } from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noteChange, type Subject } from "@/lib/changes";
import { channelOf } from "@/lib/channel";
import { transaction } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { readBody } from "./body";
import { startWeb, type Web, type WebSettings } from "./server";

// Stands in for Next: answers by path, and keeps what it was asked.
type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
type Made = (seen: Seen, response: ServerResponse) => void;

let site: TestSite;
let web: Web;
let seen: Seen[] = [];
let pages: Record<string, Made> = {};
const secret = "s".repeat(32);
const settings = (over: Partial<WebSettings> = {}): WebSettings => ({
  SITE_URL: "http://localhost:3000",
  DATABASE_URL: site.url,
  PAGE_CACHE_MB: 8,
  TRUST_PROXY: 0,
  AUTH_SECRET: secret,
  OIDC_ISSUER: undefined,
  DATA_DIR: "",
  ...over,
});

const html = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="en"><head>${head}<script src="/_next/static/x.js" async=""></script></head><body>${body}<script>self.__next_f.push([0])</script></body></html>`;
const page =
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
const shell =
  (status: number, location?: string): Made =>
  (_asked, response) => {
    response.writeHead(status, { "Content-Type": "text/html", ...(location && { location }) });
    response.end('<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>');
  };

async function fakeNext(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const asked = {
    method: request.method!,
    url: request.url!,
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  };
  seen.push(asked);
  const path = asked.url.split("?")[0]!;
  const errorPage = /^\/error-pages\/(\d+)$/.exec(path);
  if (errorPage)
    return page(`the page for ${errorPage[1]} in ${asked.headers["x-firsthand-locale"]}`)(asked, response);
  (pages[path] ?? shell(404))(asked, response);
}

const start = (over?: Partial<WebSettings>, renderWithinMs?: number) =>
  startWeb({
    renderWithinMs,
    port: 0,
    host: "127.0.0.1",
    env: settings(over),
    handler: fakeNext,
    root: new URL("./samples", import.meta.url).pathname,
  });

beforeAll(async () => {
  site = await freshSite();
  web = await start();
});
afterAll(async () => {
  await web.close();
  await site.close();
});
beforeEach(() => {
  seen = [];
  pages = {};
});

const note = (...subjects: Subject[]) =>
  transaction(site.ctxFor({ kind: "system", job: "test" }), (work) => noteChange(work, ...subjects));

type Got = { status: number; headers: http.IncomingHttpHeaders; text: string };
function ask(
  path: string,
  {
    method = "GET",
    headers = {},
    body,
    to = web,
  }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer; to?: Web } = {},
): Promise<Got> {
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
const asks = (path: string) => seen.filter((each) => each.url.split("?")[0] === path).length;
const cookie = "firsthand.session=abc";

describe("pages of visitors", () => {
  it("are rendered once, without anything the client said", async () => {
    pages["/topics/t1"] = page("the list", "question:*");
    const headers = {
      cookie: "theme=dark",
      "user-agent": "Evil",
      "accept-language": "de",
      "x-firsthand-address": "forged",
      host: "evil.test",
    };
    expect((await ask("/topics/t1", { headers })).text).toContain("the list");
    expect((await ask("/topics/t1?utm_source=x")).text).toContain("the list");
    expect(asks("/topics/t1")).toBe(1);
    const { host, connection: _connection, ...rest } = seen[0]!.headers;
    expect(host).toBe("localhost:3000");
    expect(rest).toEqual({
      "x-forwarded-host": "localhost:3000",
      "x-forwarded-proto": "http",
      "x-firsthand-locale": "en",
      "x-firsthand-path": "/topics/t1",
    });
  });

  it("carry no script of Next, no inline script and the policy that forbids any", async () => {
    pages["/topics/t2"] = page("the list", "question:*");
    const { text, headers } = await ask("/topics/t2");
    expect(text).not.toMatch(/<script(?! src="\/assets\/)/);
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers.link).toBeUndefined();
    expect(headers["x-nextjs-cache"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("answer 304 to who has them, and nothing but headers to HEAD", async () => {
    pages["/topics/t3"] = page("the list", "question:*");
    const { headers } = await ask("/topics/t3");
    const again = await ask("/topics/t3", { headers: { "if-none-match": headers.etag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    const head = await ask("/topics/t3", { method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(Number(head.headers["content-length"])).toBeGreaterThan(50);
  });

  it("come compressed as the client takes them", async () => {
    pages["/topics/t4"] = page("the list ".repeat(500), "question:*");
    for (const encoding of ["br", "gzip"]) {
      const { headers } = await ask("/topics/t4", { headers: { "accept-encoding": encoding } });
      expect(headers["content-encoding"]).toBe(encoding);
      expect(Number(headers["content-length"])).toBeLessThan(500);
    }
    expect((await ask("/topics/t4")).headers["content-encoding"]).toBeUndefined();
    expect(asks("/topics/t4")).toBe(1);
  });

  it("are new within two seconds of a change, and not rendered again for another's", async () => {
    let version = 1;
    pages["/questions/1/x"] = page(() => `version ${version}`, "question:1 topic:3");
    await ask("/questions/1/x");
    version = 2;
    await note("question:2");
    await sleep(50);
    expect((await ask("/questions/1/x")).text).toContain("version 1");
    await note("topic:3");
    await expect
      .poll(async () => (await ask("/questions/1/x")).text, { timeout: 2_000 })
      .toContain("version 2");
    expect(asks("/questions/1/x")).toBe(2);
  });

  it("without tags are made for everyone anew", async () => {
    pages["/topics/t5"] = page((asked) => `cookie ${asked.headers.cookie}`);
    expect((await ask("/topics/t5")).headers["cache-control"]).toBe("private, no-store");
    await ask("/topics/t5");
    expect(asks("/topics/t5")).toBe(2);
  });

  it("are kept apart by language, whose prefix Next does not see", async () => {
    pages["/topics/t6"] = page((asked) => `in ${asked.headers["x-firsthand-locale"]}`, "question:*");
    expect((await ask("/zh-cn/topics/t6")).text).toContain("in zh-CN");
    expect((await ask("/topics/t6")).text).toContain("in en");
    pages["/"] = page((asked) => `home in ${asked.headers["x-firsthand-locale"]}`, "");
    expect((await ask("/zh-cn")).text).toContain("home in zh-CN");
  });

  it("stay correct with the cache switched off", async () => {
    const plain = await start({ PAGE_CACHE_MB: 0 });
    let version = 1;
    pages["/topics/t7"] = page(() => `version ${version}`, "question:*");
    expect((await ask("/topics/t7", { to: plain })).text).toContain("version 1");
    version = 2;
    const { text, headers } = await ask("/topics/t7", { to: plain });
    expect(text).toContain("version 2");
    expect(text).not.toContain("__next_f");
    expect(headers["cache-control"]).toBe("private, no-store");
    await plain.close();
  });
});

describe("pages of who is signed in", () => {
  it("are made for them alone and kept nowhere", async () => {
    pages["/topics/t8"] = page((asked) => `for ${asked.headers.cookie}`, "question:*");
    await ask("/topics/t8");
    const mine = await ask("/topics/t8", { headers: { cookie } });
    expect(mine.text).toContain(`for ${cookie}`);
    expect(mine.headers["cache-control"]).toBe("private, no-store");
    expect(mine.headers.etag).toBeUndefined();
    expect((await ask("/topics/t8")).text).not.toContain(cookie);
  });

  it("come without Next's scripts too", async () => {
    pages["/desk"] = page("the desk");
    const { text, headers } = await ask("/desk", { headers: { cookie } });
    expect(text).not.toContain("__next_f");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });

  it("a visitor who has just posted gets a new page as well", async () => {
    pages["/topics/t9"] = page((asked) => `for ${asked.headers.cookie}`, "question:*");
    await ask("/topics/t9");
    expect((await ask("/topics/t9", { headers: { cookie: "just-posted=1" } })).text).toContain("just-posted");
  });

  it("what a client says about the inside never reaches Next", async () => {
    pages["/desk"] = page("the desk");
    await ask("/desk?_rsc=1&x=2", {
      headers: {
        cookie,
        rsc: "1",
        "next-router-prefetch": "1",
        "next-router-segment-prefetch": "/_tree",
        "next-router-state-tree": "x",
        "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
        "x-forwarded-host": "evil.test",
        "x-forwarded-for": "1.2.3.4",
        "x-firsthand-address": "forged",
        "x-nextjs-data": "1",
        "x-matched-path": "/admin",
        host: "evil.test",
      },
    });
    const { headers, url } = seen[0]!;
    expect(url).toBe("/desk?x=2");
    expect(headers.host).toBe("localhost:3000");
    expect(headers["x-forwarded-host"]).toBe("localhost:3000");
    expect(headers["x-firsthand-address"]).not.toBe("forged");
    for (const name of [
      "rsc",
      "next-router-prefetch",
      "next-router-segment-prefetch",
      "next-router-state-tree",
      "x-middleware-subrequest",
      "x-nextjs-data",
      "x-matched-path",
      "x-forwarded-for",
    ]) {
      expect(headers[name]).toBeUndefined();
    }
  });

  it("a claimed forwarding does not change the address that limits count by", async () => {
    pages["/desk"] = page("the desk");
    await ask("/desk", { headers: { cookie } });
    await ask("/desk", { headers: { cookie, "x-forwarded-for": "1.2.3.4" } });
    expect(seen[0]!.headers["x-firsthand-address"]).toBe(seen[1]!.headers["x-firsthand-address"]);
  });

  it("files and streams flow through as they come", async () => {
    pages["/export"] = (_asked, response) => {
      response.writeHead(200, {
        "Content-Type": "application/x-ndjson",
        "Content-Disposition": "attachment",
      });
      response.write("one\n");
      setTimeout(() => response.end("two\n"), 20);
    };
    const { text, headers } = await ask("/export", { headers: { cookie } });
    expect(text).toBe("one\ntwo\n");
    expect(headers["content-disposition"]).toBe("attachment");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toBe("private, no-store");
  });
});

describe("statuses", () => {
  it.each([
    [404, 404],
    [500, 500],
    [403, 403],
    [401, 401],
  ])("an empty page with %i becomes a real one", async (status, expected) => {
    pages["/questions/1000"] = shell(status);
    for (const headers of [{}, { cookie }]) {
      const got = await ask("/questions/1000", { headers });
      expect(got.status).toBe(expected);
      expect(got.text).toContain(`the page for ${status} in en`);
    }
  });

  it("what was refused does not look done where its form is not on the page any more", async () => {
    const refused =
      (head: string): Made =>
      (_asked, response) => {
        const cookies = ["refused=401; Path=/; Max-Age=1", "kept=1; Path=/"];
        response.writeHead(200, { "Content-Type": "text/html", "Set-Cookie": cookies });
        response.end(html("the page again", head));
      };
    const headers = { cookie, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };
    pages["/questions/1150"] = refused("");
    const without = await ask("/questions/1150", { method: "POST", headers });
    expect(without.status).toBe(401);
    expect(without.text).toContain("the page for 401 in en");
    expect(without.headers["set-cookie"]).toEqual(["kept=1; Path=/"]);

    pages["/questions/1150"] = refused('<meta name="firsthand-status" content="422"/>');
    const within = await ask("/questions/1150", { method: "POST", headers });
    expect(within.status).toBe(422);
    expect(within.text).toContain("the page again");
    expect(within.headers["set-cookie"]).toEqual(["kept=1; Path=/"]);
  });

  it("a page may say that it is gone", async () => {
    pages["/questions/1100"] = (_asked, response) => {
      response.writeHead(200, { "Content-Type": "text/html" });
      response.end(
        html(
          "was here",
          '<meta name="firsthand-tags" content=""/><meta name="firsthand-status" content="410"/>',
        ),
      );
    };
    expect([
      (await ask("/questions/1100")).status,
      (await ask("/questions/1100", { headers: { cookie } })).status,
    ]).toEqual([410, 410]);
  });

  it("moves pass on where to, with no body", async () => {
    pages["/questions/1200"] = shell(308, "/questions/9/right-slug");
    const got = await ask("/questions/1200");
    expect([got.status, got.headers.location, got.text]).toEqual([308, "/questions/9/right-slug", ""]);
  });

  it("the text of an error never reaches the reader", async () => {
    pages["/desk"] = (_asked, response) => {
      response.writeHead(500, { "Content-Type": "text/plain" });
      response.end("Internal Server Error: secret");
    };
    const got = await ask("/desk", { headers: { cookie } });
    expect(got.status).toBe(500);
    expect(got.text).not.toContain("secret");
    expect(got.headers["x-request-id"]).toMatch(/^[0-9a-f]{12}$/);
  });

  it("an answer of the API keeps its own words", async () => {
    pages["/api/suggest"] = (_asked, response) => {
      response.writeHead(422, { "Content-Type": "application/problem+json" });
      response.end('{"code":"invalid_input"}');
    };
    const got = await ask("/api/suggest?q=x");
    expect([got.status, got.text]).toEqual([422, '{"code":"invalid_input"}']);
  });

  it.each([
    "//admin",
    "/admin%2f",
    "/%00",
    "/admin.",
    "/error-pages/404",
    "/_next/image?url=/x",
    "/questions/1.rsc",
  ])("%s is not found", async (path) => {
    const got = await ask(path, { headers: { cookie } });
    expect(got.status).toBe(404);
    expect(seen.filter((each) => !each.url.startsWith("/error-pages/"))).toEqual([]);
  });

  it("in the reader's language", async () => {
    expect((await ask("/zh-cn/nothing")).text).toContain("the page for 404 in zh-CN");
  });

  it("a page that never comes is answered 503 with a time to come back", async () => {
    const hasty = await start({}, 50);
    const never: Made = () => undefined;
    pages["/topics/never"] = never;
    pages["/desk"] = never;
    for (const [path, headers] of [
      ["/topics/never", {}],
      ["/desk", { cookie }],
    ] as const) {
      const got = await ask(path, { headers, to: hasty });
      expect([got.status, got.headers["retry-after"]]).toEqual([503, "5"]);
      expect(got.text).toContain("the page for 503");
    }
    await hasty.close();
  });
});

describe("forms", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const own = { ...form, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

  it("reach Next whole, and its cookies and moves reach the browser", async () => {
    pages["/ask"] = (_asked, response) => {
      response.writeHead(303, { location: "/questions/1", "set-cookie": ["just-posted=1; Path=/", "x=2"] });
      response.end();
    };
    const got = await ask("/zh-cn/ask", { method: "POST", headers: { ...own, cookie }, body: "title=a" });
    expect([got.status, got.headers.location, got.headers["set-cookie"]]).toEqual([
      303,
      "/questions/1",
      ["just-posted=1; Path=/", "x=2"],
    ]);
    expect(seen[0]).toMatchObject({ method: "POST", url: "/ask", body: "title=a" });
    expect(seen[0]!.headers["x-firsthand-locale"]).toBe("zh-CN");
  });

  it("of this machine's other names are this site's", async () => {
    pages["/ask"] = page("taken");
    const headers = { ...own, origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" };
    expect((await ask("/ask", { method: "POST", headers, body: "a=1" })).status).toBe(200);
    expect(seen[0]!.headers).toMatchObject({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" });
  });

  it.each([
    ["of another site", { ...form, origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
    ["of nowhere", { ...form, origin: "null", "sec-fetch-site": "cross-site" }],
    ["without an origin from another site", { ...form, "sec-fetch-site": "cross-site" }],
    ["of a neighbouring site", { ...form, "sec-fetch-site": "same-site" }],
    ["with a session from a client that hides where it comes from", { ...form, cookie }],
    ["that name an action by its number", { ...own, "next-action": "60d09250ff2868a23c84" }],
  ])("%s are refused", async (_name, headers) => {
    expect((await ask("/ask", { method: "POST", headers, body: "a=1" })).status).toBe(403);
    expect(asks("/ask")).toBe(0);
  });

  it("larger than a megabyte are refused before anyone reads them (D04)", async () => {
    const got = await ask("/ask", {
      method: "POST",
      headers: { ...own, "content-length": 2_000_000 },
      body: Buffer.alloc(2_000_000),
    }).catch(() => null);
    expect(got?.status ?? 413).toBe(413);
    expect(asks("/ask")).toBe(0);
  });

  it("that do not say how large they are, too", async () => {
    const status = await new Promise<number>((resolve) => {
      const request = http.request(
        {
          port: web.port,
          host: "127.0.0.1",
          path: "/ask",
          method: "POST",
          headers: { ...own, "transfer-encoding": "chunked" },
        },
        (response) => resolve(response.statusCode!),
      );
      request.on("error", () => undefined);
      for (let i = 0; i < 30; i++) request.write(Buffer.alloc(50_000));
    });
    expect(status).toBe(413);
    expect(asks("/ask")).toBe(0);
  });

  it("with ten thousand fields are refused", async () => {
    const body = Array.from({ length: 10_000 }, (_, i) => `f${i}=1`).join("&");
    expect((await ask("/ask", { method: "POST", headers: own, body })).status).toBe(413);
    expect(asks("/ask")).toBe(0);
  });

  it("nothing but reading and posting is known on pages (C03)", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const got = await ask("/questions", { method, headers: own });
      expect([got.status, got.headers.allow]).toEqual([405, "GET, HEAD, POST"]);
    }
  });
});

describe("live updates", () => {
  const listen = (path: string) =>
    new Promise<{ status: number; heard: () => string; stop: () => void }>((resolve) => {
      const request = http.get({ host: "127.0.0.1", port: web.port, path, agent: false }, (response) => {
        let heard = "";
        response.on("data", (chunk) => {
          heard += chunk;
        });
        response.on("error", () => undefined);
        resolve({ status: response.statusCode!, heard: () => heard, stop: () => request.destroy() });
      });
      request.on("error", () => undefined);
    });

  it("tell whoever was shown the page that it has changed, and nothing more", async () => {
    const one = await listen(`/live?channel=${channelOf("question:1", secret)}`);
    const two = await listen(`/live?channel=${channelOf("question:2", secret)}`);
    expect(one.status).toBe(200);
    await note("question:1");
    await expect.poll(() => one.heard(), { timeout: 2_000 }).toMatch(/event: change\ndata:\n\n$/);
    expect(one.heard()).not.toContain("question");
    expect(two.heard()).not.toContain("event");
    one.stop();
    two.stop();
  });

  it.each([
    "",
    "?channel=cXVlc3Rpb246MQ.forged",
    `?channel=${Buffer.from("question:1").toString("base64url")}`,
  ])("nobody listens with %s", async (query) => {
    const got = await listen(`/live${query}`);
    expect(got.status).toBe(403);
  });
});

describe("health", () => {
  it("tells of the process and of the database apart", async () => {
    expect((await ask("/healthz")).status).toBe(200);
    expect((await ask("/readyz")).status).toBe(200);
    const away = await start({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect((await ask("/healthz", { to: away })).status).toBe(200);
    expect((await ask("/readyz", { to: away })).status).toBe(503);
    pages["/topics/t14"] = shell(500);
    const got = await ask("/topics/t14", { to: away });
    expect([got.status, got.headers["retry-after"]]).toEqual([503, "5"]);
    expect(got.text).toContain("the page for 503");
    await away.close();
  });

  it("a site told to stop finishes what it has begun", async () => {
    const other = await start();
    pages["/desk"] = (asked, response) => void setTimeout(() => page("finished")(asked, response), 150);
    const reading = ask("/desk", { headers: { cookie }, to: other });
    await sleep(50);
    const closing = other.close();
    expect((await reading).text).toContain("finished");
    await closing;
    await expect(ask("/desk", { to: other })).rejects.toThrow();
  });
});

describe("the wire", () => {
  it("a request that never ends is given up, and keeps nobody waiting", async () => {
    const request = new IncomingMessage(new net.Socket());
    await expect(readBody(request, 1_000, 20)).rejects.toMatchObject({ status: 408 });
    const socket = net.connect(web.port, "127.0.0.1");
    socket.write(
      "POST /ask HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\nContent-Length: 10\r\n\r\na",
    );
    pages["/topics/meanwhile"] = page("the list", "question:*");
    expect((await ask("/topics/meanwhile")).status).toBe(200);
    socket.destroy();
  });
});
