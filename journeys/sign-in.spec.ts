import type { Page } from "@playwright/test";
import { ask, contextOf, expect, join, newWord, test } from "./cast";

// What people may say about themselves at the door and in their settings, and how often.

const fresh = () => `person-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}@example.com`;

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in?returnTo=/settings");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
}

test("an address that is two, or none, stays in the form with a word about it (S05)", async ({ page }) => {
  for (const email of ["a@x.test,b@y.test", '"e@attacker.test"@victim.test', "a＠x.test", "a+b@"]) {
    await askForLink(page, email);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await expect(page.getByText("Please enter one e-mail address").first()).toBeVisible();
  }
});

test("the eleventh link in ten minutes is refused with a time to come back, whatever address is claimed (S02)", async ({
  browser,
  baseURL,
}) => {
  const email = fresh();
  for (let asked = 1; asked <= 11; asked++) {
    const context = await browser.newContext({
      baseURL,
      extraHTTPHeaders: { "x-forwarded-for": `1.2.3.${asked}` },
    });
    const page = await context.newPage();
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await askForLink(page, email);
    const answer = await answered;
    expect(answer.status()).toBe(asked <= 10 ? 303 : 429);
    if (asked === 11) expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    await context.close();
  }
});

test("fields that a form does not have are refused, and change nothing (A05)", async ({
  browser,
  baseURL,
}) => {
  const context = await contextOf(browser, "mara", baseURL!);
  const page = await context.newPage();
  for (const name of ["role", "state", "isAmbassador", "createdAt", "email", "__proto__"]) {
    await page.goto("/settings");
    await page.locator("#profile").evaluate((form, field) => {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: field, value: "admin" });
      form.append(input);
    }, name);
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Save" }).click();
    expect((await answered).status(), name).toBe(422);
  }
  await page.goto("/admin/people");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You cannot open this page");
  await context.close();
});

test("the last admin stays one", async ({ browser, baseURL }) => {
  const context = await contextOf(browser, "ada", baseURL!);
  const page = await context.newPage();
  await page.goto("/admin/people/ada");
  await page.getByLabel("Role", { exact: true }).selectOption("customer");
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("This is the last admin").first()).toBeVisible();
  await context.close();
});

test("news are read one by one or all at once", async ({ as }) => {
  const page = await as(null);
  await join(page);
  const asked = await ask(page, { topic: "App & Wi-Fi" });
  // What happens on a thread that one is looking at is no news.
  await page.goto("/settings");
  const vera = await as("vera");
  await vera.goto(asked.path);
  for (let times = 0; times < 3; times++) {
    await vera.locator("#question").getByRole("link", { name: "Comment" }).click();
    const note = `Is the ${newWord()} on?`;
    await vera.getByLabel("Your comment").fill(note);
    await vera.getByRole("button", { name: "Post comment" }).click();
    await expect(vera.locator("#question").getByText(note)).toBeVisible();
  }
  await page.goto("/notifications");
  const unread = page.getByRole("button", { name: "Mark as read" });
  await expect(unread).toHaveCount(3);
  await expect(page.getByRole("link", { name: "Notifications, 3 unread" })).toBeVisible();
  await unread.first().click();
  await expect(unread).toHaveCount(2);
  await expect(page.getByRole("link", { name: "Notifications, 2 unread" })).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(unread).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
});
