import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
} from "@playwright/test";

export type CastName = "mara" | "theo" | "ines" | "cleo" | "ada";

/** Signs in as one of the cast through the demo's own page, as anybody who tries the product does. */
export async function signInAs(page: Page, who: string): Promise<void> {
  await page.goto("/demo/sign-in");
  await page.locator(`form[id$="-${who}"] button[type=submit]`).first().click();
  await expect(page.locator("#notification-bell")).toBeVisible();
  await page.waitForLoadState();
}

/** A browser of their own for somebody of the cast; null for a visitor. */
export async function contextOf(
  browser: Browser,
  who: CastName | null,
  baseURL: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL });
  if (who) {
    const page = await context.newPage();
    await signInAs(page, who);
    await page.close();
  }
  return context;
}

/** The number and address of a restricted question, as an agent finds it on the desk. */
export async function restrictedQuestion(
  agent: BrowserContext,
): Promise<{ number: number; path: string; casePath: string; words: string }> {
  const page = await agent.newPage();
  await page.goto("/desk?view=all");
  const row = page.locator("#cases li", { hasText: "Only asker and staff" }).first();
  const casePath = new URL(await row.getByRole("link").first().getAttribute("href").then(String), page.url())
    .pathname;
  await page.goto(casePath);
  const words = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
  const path = new URL(
    String(await page.getByRole("link", { name: "Open the thread" }).getAttribute("href")),
    page.url(),
  ).pathname;
  await page.close();
  return { number: Number(path.split("/")[2]), path, casePath, words };
}

/** The status of a page without following where it leads. */
export const statusOf = async (request: APIRequestContext, path: string): Promise<number> =>
  (await request.get(path, { maxRedirects: 0 })).status();
