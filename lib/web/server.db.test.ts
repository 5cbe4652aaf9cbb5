import http, { IncomingMessage } from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { channelOf } from "@/lib/channel";
import { cookie, page, secret, shell, standInForNext } from "@/lib/testing/stand-in-next";
import { readBody } from "./body";

const { ask, asks, note, pages, port, seen, start } = standInForNext();

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
          port: port(),
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

  it("with ten thousand fields are refused (D08)", async () => {
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
      const request = http.get({ host: "127.0.0.1", port: port(), path, agent: false }, (response) => {
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
  it("a request that never ends is given up, and keeps nobody waiting (D08)", async () => {
    const request = new IncomingMessage(new net.Socket());
    await expect(readBody(request, 1_000, 20)).rejects.toMatchObject({ status: 408 });
    const socket = net.connect(port(), "127.0.0.1");
    socket.write(
      "POST /ask HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\nContent-Length: 10\r\n\r\na",
    );
    pages["/topics/meanwhile"] = page("the list", "question:*");
    expect((await ask("/topics/meanwhile")).status).toBe(200);
    socket.destroy();
  });
});
