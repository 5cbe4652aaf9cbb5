import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Outcome, PageCache } from "./page-cache";

const tagged = (
  html: string,
  tags: string[] = ["question:1"],
  maxAgeSeconds: number | null = null,
): Outcome<string> => ({
  page: { html, tags, maxAgeSeconds },
});

function cacheAt(maxBytes = 1_000_000) {
  const world = { now: 0, isTrusted: true, renders: 0 };
  const cache = new PageCache<string>(
    maxBytes,
    () => world.isTrusted,
    () => world.now,
  );
  const text = async (
    key: string,
    render: () => Promise<Outcome<string>> | Outcome<string>,
    mustBeNew = false,
  ) => {
    const counted = async () => {
      world.renders++;
      return render();
    };
    const found = await cache.read(key, counted, mustBeNew);
    return "page" in found ? (await cache.body(found.page, "identity")).toString() : `other ${found.other}`;
  };
  return { world, cache, text };
}

function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe("the page cache", () => {
  it("renders a page once", async () => {
    const { world, text } = cacheAt();
    expect(await text("/", () => tagged("one"))).toBe("one");
    expect(await text("/", () => tagged("two"))).toBe("one");
    expect(world.renders).toBe(1);
  });

  it("lets everybody who asks at once wait for one render", async () => {
    const { world, text } = cacheAt();
    const { open, opened } = gate();
    const all = Array.from({ length: 20 }, () => text("/", () => opened.then(() => tagged("one"))));
    open();
    expect(new Set(await Promise.all(all))).toEqual(new Set(["one"]));
    expect(world.renders).toBe(1);
  });

  it("keeps neither redirects nor errors nor pages without tags", async () => {
    const { world, text, cache } = cacheAt();
    expect(await text("/", () => ({ other: "308" }))).toBe("other 308");
    expect(await text("/", () => ({ other: "500" }))).toBe("other 500");
    expect(world.renders).toBe(2);
    expect(cache.size.pages).toBe(0);
  });

  it("a failed render fails for those who wait and is forgotten", async () => {
    const { text } = cacheAt();
    await expect(text("/", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await text("/", () => tagged("up"))).toBe("up");
  });

  it("gives each encoding when asked, and counts its bytes", async () => {
    const { cache } = cacheAt();
    const html = "word ".repeat(2_000);
    const found = await cache.read("/", async () => tagged(html));
    if (!("page" in found)) throw new Error("no page");
    const before = cache.size.bytes;
    const zipped = await cache.body(found.page, "gzip");
    expect(gunzipSync(zipped).toString()).toBe(html);
    expect(cache.size.bytes).toBe(before + zipped.length);
    expect((await cache.body(found.page, "br")).length).toBeLessThan(200);
  });
});

describe("a change", () => {
  it("drops the pages made from what changed and no others", async () => {
    const { world, cache, text } = cacheAt();
    await text("/a", () => tagged("a1", ["question:1", "topic:7"]));
    await text("/b", () => tagged("b1", ["question:2"]));
    await text("/list", () => tagged("list1", ["question:*"]));
    cache.drop(["question:1"]);
    world.now += 1_000;
    expect(await text("/a", () => tagged("a2"))).toBe("a2");
    expect(await text("/b", () => tagged("b2"))).toBe("b1");
    expect(await text("/list", () => tagged("list2"))).toBe("list2");
  });

  it("of the site drops everything", async () => {
    const { world, cache, text } = cacheAt();
    await text("/a", () => tagged("a1", []));
    cache.drop(["site"]);
    world.now += 1_000;
    expect(await text("/a", () => tagged("a2", []))).toBe("a2");
  });

  it("leaves the old page to be read for one second while the new one is made, and not longer", async () => {
    const { world, cache, text } = cacheAt();
    await text("/", () => tagged("old"));
    cache.drop(["question:1"]);
    const { open, opened } = gate();
    world.now += 999;
    expect(await text("/", () => opened.then(() => tagged("new")))).toBe("old");
    world.now += 1;
    const waiting = text("/", () => tagged("never asked"));
    open();
    expect(await waiting).toBe("new");
    expect(await text("/", () => tagged("newer"))).toBe("new");
    expect(world.renders).toBe(2);
  });

  it("gives the new page at once to who insists", async () => {
    const { cache, text } = cacheAt();
    await text("/", () => tagged("old"));
    cache.drop(["question:1"]);
    expect(await text("/", () => tagged("new"), true)).toBe("new");
  });

  it("that lands while the page is rendered makes it render again", async () => {
    const { world, cache, text } = cacheAt();
    const first = gate();
    const versions = ["before the change", "after the change"];
    const reading = text("/", async () => {
      const html = versions.shift()!;
      if (html === "before the change") await first.opened;
      return tagged(html);
    });
    cache.drop(["question:1"]);
    first.open();
    expect(await reading).toBe("after the change");
    expect(world.renders).toBe(2);
    expect(await text("/", () => tagged("never asked"))).toBe("after the change");
  });

  it("of something else that lands meanwhile does not", async () => {
    const { world, cache, text } = cacheAt();
    const first = gate();
    const reading = text("/", () => first.opened.then(() => tagged("one")));
    cache.drop(["question:2", "topic:1"]);
    first.open();
    await reading;
    expect(world.renders).toBe(1);
    expect(cache.size.pages).toBe(1);
  });

  it("that lands during every render leaves the page uncached", async () => {
    const { world, cache, text } = cacheAt();
    await text("/", () => {
      cache.drop(["question:1"]);
      return tagged("busy");
    });
    expect(world.renders).toBe(3);
    expect(cache.size.pages).toBe(0);
  });
});

describe("age", () => {
  it("of a page that names one ends it", async () => {
    const { world, text } = cacheAt();
    await text("/", () => tagged("one", [], 60));
    world.now = 59_999;
    expect(await text("/", () => tagged("two", [], 60))).toBe("one");
    world.now = 61_000;
    expect(await text("/", () => tagged("two", [], 60))).toBe("two");
  });
});

describe("while changes are not heard of", () => {
  it("nothing is served from the cache and nothing is kept", async () => {
    const { world, cache, text } = cacheAt();
    await text("/", () => tagged("one"));
    world.isTrusted = false;
    expect(await text("/", () => tagged("two"))).toBe("two");
    expect(await text("/", () => tagged("three"))).toBe("three");
    world.isTrusted = true;
    cache.flush();
    expect(await text("/", () => tagged("four"))).toBe("four");
  });

  it("a page whose render began then is not kept, even if changes are heard of again before it ends", async () => {
    const { world, cache, text } = cacheAt();
    world.isTrusted = false;
    const { open, opened } = gate();
    const reading = text("/", () => opened.then(() => tagged("perhaps old")));
    world.isTrusted = true;
    open();
    expect(await reading).toBe("perhaps old");
    expect(cache.size.pages).toBe(0);
  });

  it("a flush during a render keeps the page out", async () => {
    const { cache, text } = cacheAt();
    const { open, opened } = gate();
    const reading = text("/", () => opened.then(() => tagged("perhaps old")));
    cache.flush();
    open();
    await reading;
    expect(cache.size).toEqual({ pages: 0, bytes: 0 });
  });
});

describe("the limit", () => {
  it("is kept by forgetting what was read longest ago", async () => {
    const { cache, text } = cacheAt(2_000);
    const noise = (seed: number) =>
      Array.from({ length: 40 }, (_, i) => ((seed * 7919 + i * 104729) % 9973).toString(36)).join("");
    await text("/a", () => tagged(noise(1)));
    await text("/b", () => tagged(noise(2)));
    await text("/a", () => tagged("a again"));
    await text("/c", () => tagged(noise(3)));
    expect(cache.size.bytes).toBeLessThanOrEqual(2_000);
    expect(cache.peek("/a")).not.toBeNull();
    expect(cache.peek("/b")).toBeNull();
  });

  it("a page larger than all of it is served and not kept", async () => {
    const { cache, text } = cacheAt(700);
    const html = Array.from({ length: 500 }, (_, i) => ((i * 104729) % 9973).toString(36)).join("");
    expect(await text("/", () => tagged(html))).toBe(html);
    expect(cache.size).toEqual({ pages: 0, bytes: 0 });
  });
});
