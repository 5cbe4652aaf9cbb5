import { readdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";
import { type CastName, contextOf, expect, test } from "./cast";
import { addressesIn, pages, type Reader } from "./every-page";

test.describe.configure({ mode: "parallel" });

const readers: Record<"visitor" | CastName, Reader[]> = {
  visitor: ["anyone"],
  mara: ["anyone", "member"],
  theo: ["anyone", "member", "helper"],
  cleo: ["anyone", "member", "helper", "staff", "curator"],
  ines: ["anyone", "member", "helper", "staff", "agent"],
  ada: ["anyone", "member", "helper", "staff", "curator", "agent", "admin"],
};

test("every page of the site stands in the table", () => {
  const found = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => file.replace(/\/?page\.tsx$/, "").replace(/\([a-z]+\)\/?/g, ""));
  expect(found.filter((page) => !(page in pages))).toEqual([]);
  expect(Object.keys(pages).filter((page) => !found.includes(page))).toEqual([]);
});

for (const who of Object.keys(readers) as (keyof typeof readers)[]) {
  test(`${who} reads what the table says, and nothing else`, async ({ browser, baseURL }) => {
    const context = await contextOf(browser, who === "visitor" ? null : who, baseURL!);
    for (const { path, reader } of await addressesIn(context.request)) {
      const allowed = readers[who].includes(reader);
      const expected = allowed ? 200 : who === "visitor" ? 307 : 403;
      const answer = await context.request.get(path, { maxRedirects: 0 });
      expect({ path, status: answer.status() }).toEqual({ path, status: expected });
      if (!allowed && who === "visitor")
        expect(answer.headers().location).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`);
    }
    await context.close();
  });
}

const phone = { width: 360, scheme: "dark" } as const;
const desktop = { width: 1440, scheme: "light" } as const;
/** Every rule for every page in both looks with `AXE=all`, as `npm run prove` has it; else each page in one of them, by turns. */
const inBoth = process.env.AXE === "all";
// In parts, so that two can be read at once.
const parts = 4;

for (let part = 0; part < parts; part++) {
  test(`no page breaks a rule of accessibility or runs off a phone or a desktop (part ${part + 1})`, async ({
    as,
  }) => {
    test.setTimeout(600_000);
    const page = await as("ada", { viewport: { width: phone.width, height: 800 }, reducedMotion: "reduce" });
    const table = await addressesIn(page.request);
    const threads = await addressesOf(page.request, ["/questions", "/desk?view=all"]);
    const paths = [...table.map(({ path }) => path), ...threads];
    for (const [at, path] of paths.entries()) {
      if (at % parts !== part) continue;
      await page.goto(path);
      const isEven = Math.floor(at / parts) % 2 === 0;
      await looksRight(page, path, phone, inBoth || isEven);
      await looksRight(page, path, desktop, inBoth || !isEven);
    }
  });
}

async function looksRight(
  page: Page,
  path: string,
  { width, scheme }: typeof phone | typeof desktop,
  isRead: boolean,
): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft({ path, width, over }).toEqual({ path, width, over: 0 });
  if (!isRead) return;
  await isStill(page);
  // Our pages have no frames, for whose sake each look would otherwise open another page.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" | ")}`);
  expect.soft({ path, width, violations: found }).toEqual({ path, width, violations: [] });
}

/** Waits until colours that fade from one scheme to the other have arrived: halfway, everything lacks contrast. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

/** The first few threads and cases that lists lead to. */
async function addressesOf(request: APIRequestContext, lists: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const list of lists) {
    const html = await (await request.get(list)).text();
    const links = [...html.matchAll(/href="(\/(?:questions\/\d+\/[^"?#]+|desk\/escalations\/\d+))"/g)].map(
      (m) => m[1]!,
    );
    for (const link of [...new Set(links)].slice(0, 4)) found.add(link);
  }
  return [...found];
}

test("on paper there are words and pictures, and nothing to press", async ({ as }) => {
  const page = await as(null);
  await page.emulateMedia({ media: "print" });
  for (const path of ["/questions/24", "/articles/descale-one"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator(".prose").first()).toBeVisible();
    for (const away of [
      "header a.btn",
      "footer",
      "nav",
      "main .btn",
      "#reply",
      'a[href*="/report?"]',
      "main aside h2",
    ])
      await expect(page.locator(away).filter({ visible: true })).toHaveCount(0);
  }
  await expect(page.locator("aside.md-call-out")).toBeVisible();
});

test("the picture that previews of a link show is there", async ({ as, baseURL }) => {
  const page = await as(null);
  for (const path of ["/", "/questions/24", "/articles/descale-one"]) {
    await page.goto(path);
    const address = await page.locator('meta[property="og:image"]').getAttribute("content");
    const picture = await page.request.get(new URL(new URL(address!).pathname, baseURL).href);
    expect([path, picture.status(), picture.headers()["content-type"]]).toEqual([path, 200, "image/png"]);
    expect((await picture.body()).length).toBeGreaterThan(1_000);
  }
});

test("menus of a thread stay on a phone's screen, wherever their buttons stand", async ({ as }) => {
  const page = await as("theo", { viewport: { width: 360, height: 740 } });
  await page.goto("/questions/24");
  const menus = page.locator("main details[data-menu]");
  expect(await menus.count()).toBeGreaterThan(2);
  for (const menu of await menus.all()) {
    await menu.locator("summary").click();
    const panel = menu.locator(".menu-panel");
    await expect(panel).toBeInViewport({ ratio: 1 });
    const [button, below] = [await menu.locator("summary").boundingBox(), await panel.boundingBox()];
    expect(below!.y - button!.y - button!.height).toBeLessThan(20);
    await page.keyboard.press("Escape");
  }
});
