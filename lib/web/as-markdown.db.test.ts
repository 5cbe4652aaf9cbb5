import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { cookie, type Made, page, shell, standInForNext } from "@/lib/testing/stand-in-next";
import { pageBehind } from "./as-markdown";

const { ask, asks, note, pages, seen, start } = standInForNext();

const text =
  (body: string | (() => string), tags = "article:1"): Made =>
  (_asked, response) => {
    response.writeHead(200, { "Content-Type": "text/markdown; charset=utf-8", "x-firsthand-tags": tags });
    response.end(typeof body === "string" ? body : body());
  };

describe("a page with .md behind its address", () => {
  it("is made once, for every reader the same, and names the page it is the text of", async () => {
    pages["/as-markdown/articles/lime"] = text("# Lime");
    for (const headers of [{}, { cookie }]) {
      const got = await ask("/articles/lime.md?utm_source=x", { headers });
      expect([got.status, got.text]).toEqual([200, "# Lime"]);
      expect(got.headers["content-type"]).toBe("text/markdown; charset=utf-8");
      expect(got.headers.link).toBe('<http://localhost:3000/articles/lime>; rel="canonical"');
      expect(got.headers["x-content-type-options"]).toBe("nosniff");
      expect(got.headers["x-firsthand-tags"]).toBeUndefined();
    }
    expect(asks("/as-markdown/articles/lime")).toBe(1);
    expect(seen[0]!.headers.cookie).toBeUndefined();
  });

  it("keeps its language, its version and its part of the answers", async () => {
    pages["/as-markdown/questions/1/x"] = text("# Q");
    pages["/as-markdown/articles/lime"] = text("# 水垢");
    const question = await ask("/zh-cn/questions/1/x.md?page=2");
    expect(question.headers.link).toContain("/zh-cn/questions/1/x?page=2>");
    expect(seen.at(-1)).toMatchObject({ url: "/as-markdown/questions/1/x?page=2" });
    expect(seen.at(-1)!.headers["x-firsthand-locale"]).toBe("zh-CN");
    await ask("/articles/lime.md?language=zh-CN");
    expect(seen.at(-1)).toMatchObject({ url: "/as-markdown/articles/lime?language=zh-CN" });
  });

  it("is new when something that it is made from has changed", async () => {
    let version = 1;
    pages["/as-markdown/questions/2/x"] = text(() => `version ${version}`, "question:2 person:a");
    await ask("/questions/2/x.md");
    version = 2;
    await note("question:3");
    await sleep(50);
    expect((await ask("/questions/2/x.md")).text).toBe("version 1");
    await note("person:a");
    await expect
      .poll(async () => (await ask("/questions/2/x.md")).text, { timeout: 2_000 })
      .toBe("version 2");
  });

  it("is a page of ours where there is nothing to show, and moves where its page does", async () => {
    const status =
      (status: number, location?: string): Made =>
      (_asked, response) =>
        void response.writeHead(status, location ? { location } : {}).end();
    pages["/as-markdown/questions/4/secret"] = status(404);
    pages["/as-markdown/questions/5/old"] = status(308, "/questions/5/new.md");
    const none = await ask("/questions/4/secret.md", { headers: { cookie } });
    expect([none.status, none.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(none.text).toContain("the page for 404 in en");
    const moved = await ask("/questions/5/old.md");
    expect([moved.status, moved.headers.location]).toEqual([308, "/questions/5/new.md"]);
    pages["/as-markdown/questions/6/x"] = shell(500);
    expect((await ask("/questions/6/x.md")).status).toBe(500);
  });

  it("cannot be had by the way it is made, and stays right without the cache", async () => {
    pages["/as-markdown/articles/lime"] = text("# Lime");
    expect((await ask("/as-markdown/articles/lime")).status).toBe(404);
    const plain = await start({ PAGE_CACHE_MB: 0 });
    expect((await ask("/articles/lime.md", { to: plain })).text).toBe("# Lime");
    await plain.close();
  });

  it("is led to by the page itself, for visitors", async () => {
    pages["/articles/lime"] = page("lime", "article:1");
    pages["/topics/t1"] = page("topic", "topic:1");
    expect((await ask("/articles/lime?language=de")).headers.link).toBe(
      '<http://localhost:3000/articles/lime.md?language=de>; rel="alternate"; type="text/markdown"',
    );
    expect((await ask("/topics/t1")).headers.link).toBeUndefined();
  });
});

it.each([
  ["/articles/lime.md", "/articles/lime"],
  ["/questions/12/why.md", "/questions/12/why"],
  ["/questions/12.md", null],
  ["/articles/lime", null],
  ["/topics/x.md", null],
  ["/articles/.md", null],
  ["/questions/12/why/edit.md", null],
])("behind %s is %s", (path, expected) => expect(pageBehind(path)).toBe(expected));
