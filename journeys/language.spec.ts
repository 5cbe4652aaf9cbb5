import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ask, expect, test } from "./cast";
import { addressesIn } from "./every-page";

// Under its own path the whole interface is Chinese; what people wrote stays in their words.

const chinese = /[\u4e00-\u9fff]/;

/** The sentences of a catalogue by key, one after the other. */
function sentences(locale: string): Map<string, string> {
  const folder = new URL(`../lib/i18n/messages/${locale}/`, import.meta.url);
  const found = new Map<string, string>();
  const collect = (key: string, value: unknown): void => {
    if (typeof value === "string") found.set(key, value);
    else for (const [name, each] of Object.entries(value as object)) collect(`${key}.${name}`, each);
  };
  for (const file of readdirSync(folder))
    if (file.endsWith(".json")) collect(file, JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  return found;
}

/** English words of the interface that have another form in Chinese: whole sentences, and long parts of those with gaps. */
function englishWords(): { whole: string[]; parts: string[] } {
  const other = sentences("zh-CN");
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const [key, english] of sentences("en")) {
    if (english === other.get(key) || !chinese.test(other.get(key) ?? "")) continue;
    if (/[{}<]/.test(english)) {
      for (const part of english.split(/[{}<>#,]/).map((each) => each.trim()))
        if (/^[A-Za-z’']+( [A-Za-z’']+){2,}/.test(part)) parts.add(part);
    } else whole.add(english);
  }
  return { whole: [...whole], parts: [...parts] };
}
const english = englishWords();

/** English words of the interface on this page, outside of what people and the company wrote. */
const leaksOn = (page: Page): Promise<string[]> =>
  page.evaluate(({ whole, parts }) => {
    const known = new Set(whole);
    const isLeak = (text: string) => known.has(text) || parts.some((part) => text.includes(part));
    const isTheirs = (element: Element) =>
      element.closest(
        "[dir=auto], bdi, .prose, code, pre, [lang]:not(html):not([lang^=zh]), option, template",
      );
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? "";
      if (text && isLeak(text) && !isTheirs(walker.currentNode.parentElement!)) found.push(text);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        const text = element.getAttribute(name);
        if (text && isLeak(text) && !isTheirs(element)) found.push(`${name}: ${text}`);
      }
    // A title may name what people wrote.
    const theirs = [...document.querySelectorAll("[dir=auto], bdi")]
      .map((element) => element.textContent!.trim())
      .sort((a, b) => b.length - a.length);
    const title = theirs.reduce((rest, text) => (text ? rest.replace(text, "") : rest), document.title);
    if (isLeak(title.split(" · ")[0]!)) found.push(`title: ${document.title}`);
    return found;
  }, english);

/** Ways on this page that lead out of the language, other than the one that is for it and those in texts. */
const lostPrefixes = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ways: (string | null)[] = [];
    for (const link of document.querySelectorAll("a[href^='/']:not([hreflang], .prose a)"))
      ways.push(link.getAttribute("href"));
    for (const form of document.querySelectorAll("form[action^='/']")) ways.push(form.getAttribute("action"));
    return ways.filter((way): way is string => !/^\/zh-cn(\/|$|\?|#)/.test(way ?? ""));
  });

for (const half of [0, 1]) {
  test(`every page under /zh-cn is Chinese and keeps to its path (part ${half + 1})`, async ({ as }) => {
    test.setTimeout(300_000);
    const page = await as("ada");
    const table = (await addressesIn(page.request)).filter((_, at) => at % 2 === half);
    for (const { path } of table) {
      const answer = await page.goto(`/zh-cn${path === "/" ? "" : path}`);
      expect.soft({ path, status: answer!.status() }).toEqual({ path, status: 200 });
      await expect.soft(page.locator("html"), path).toHaveAttribute("lang", "zh-CN");
      expect.soft({ path, lost: await lostPrefixes(page) }).toEqual({ path, lost: [] });
      expect.soft({ path, leaks: await leaksOn(page) }).toEqual({ path, leaks: [] });
    }
  });
}

test("the frame around every page is Chinese for visitors, members and staff", async ({ as }) => {
  for (const who of [null, "mara", "ada"]) {
    const page = await as(who);
    await page.goto("/zh-cn/questions");
    const texts = await page.getByRole("banner").evaluate((banner) => {
      const found: string[] = [];
      const walker = document.createTreeWalker(banner, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement!;
        const text = walker.currentNode.textContent?.trim() ?? "";
        // The product's name, keys and numbers, and people's own names are the same everywhere.
        if (
          /\p{Letter}/u.test(text) &&
          text !== "Firsthand" &&
          !parent.closest("kbd, svg, [dir=auto], [aria-hidden]")
        )
          found.push(text);
      }
      for (const each of banner.querySelectorAll("[aria-label], [placeholder]"))
        found.push(each.getAttribute("aria-label") ?? each.getAttribute("placeholder") ?? "");
      return found;
    });
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => !chinese.test(text))).toEqual([]);
  }
});

test("switching the language keeps the page, and what is asked in Chinese is answered in Chinese", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "App & Wi-Fi" });
  const visitor = await as(null);
  await visitor.goto(asked.path);
  await visitor.getByRole("contentinfo").getByRole("link", { name: "中文" }).click();
  await expect(visitor).toHaveURL(`/zh-cn${asked.path}`);
  await expect(visitor.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(visitor.getByRole("heading", { level: 1, name: asked.title })).toBeVisible();
  await expect(visitor.getByRole("heading", { name: "还没有回答" })).toBeVisible();
  await visitor.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await expect(visitor).toHaveURL(asked.path);
  await expect(visitor.getByRole("heading", { name: "No answers yet" })).toBeVisible();

  // A search keeps its words and filters.
  await visitor.goto("/zh-cn/search?q=descale&type=article");
  await visitor.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await expect(visitor).toHaveURL("/search?q=descale&type=article");

  // A form sent under /zh-cn is answered there, refused or not.
  await mara.goto(`/zh-cn${asked.path}`);
  await mara.locator("#reply textarea").fill("   ");
  await mara.locator("#reply button[type=submit]").click();
  await expect(mara.locator("#reply").getByRole("alert")).toHaveText(chinese);
  await mara.locator("#reply textarea").fill("这样就好了。");
  await mara.locator("#reply button[type=submit]").click();
  await expect(mara.locator("#answers article", { hasText: "这样就好了。" })).toBeVisible();
  await expect(mara).toHaveURL(new RegExp(`/zh-cn${asked.path}`));
  await expect(mara.locator("html")).toHaveAttribute("lang", "zh-CN");
  expect(await leaksOn(mara)).toEqual([]);
});

test("a page that is not there says so in the language of its path", async ({ as }) => {
  const page = await as(null);
  expect((await page.goto("/zh-cn/nowhere"))!.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(chinese);
  expect(await leaksOn(page)).toEqual([]);
});
