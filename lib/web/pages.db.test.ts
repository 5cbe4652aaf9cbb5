import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { cookie, page, standInForNext } from "@/lib/testing/stand-in-next";

const { ask, asks, note, pages, seen, start } = standInForNext();

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
      "user-agent": "Firsthand",
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
  it("are made for them alone and kept nowhere (C05)", async () => {
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

  it("a claimed forwarding does not change the address that limits count by (S02)", async () => {
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
