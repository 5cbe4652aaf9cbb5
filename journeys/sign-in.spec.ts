import { expect, type Page, test } from "@playwright/test";
import { contextOf, signInAs } from "./cast";

const fresh = () => `person-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 6)}@example.com`;

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in?returnTo=/settings");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
}

/** The newest mail to an address, on the page where the demo keeps its mail. */
async function openMail(page: Page, email: string, subject: string): Promise<void> {
  await page.goto("/demo/mail");
  const row = page.getByRole("listitem").filter({ hasText: email }).filter({ hasText: subject }).first();
  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
}

test("a stranger signs in by a link, says a name, and the link is worth nothing afterwards (S01, S04)", async ({
  page,
  request,
}) => {
  const email = fresh();
  await askForLink(page, email);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mailbox");
  const forStranger = await page.getByRole("main").textContent();

  await openMail(page, email, "Your sign-in link");
  const link = await page.getByRole("main").locator("a[href*='/sign-in/confirm']").getAttribute("href");
  // A mail scanner looks at the link, more than once; that uses nothing up and signs nobody in.
  for (let look = 0; look < 3; look++) {
    const looked = await request.get(link!);
    expect(looked.status()).toBe(200);
    expect(looked.headers()["set-cookie"] ?? "").not.toContain("session");
  }
  await page.goto(link!);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Name").fill("Nora Quist");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByLabel("Short name")).toHaveValue(/^nora-quist/);

  await page.goto(link!);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has expired");

  // Somebody whom the site knows is told the same in the same words.
  await askForLink(page, email);
  expect(await page.getByRole("main").textContent()).toBe(forStranger);
});

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

test("a role that is taken away is gone with the next click, and a pause ends the session (A07, A08)", async ({
  browser,
  baseURL,
}) => {
  const [ada, other] = [await contextOf(browser, "ada", baseURL!), await browser.newContext({ baseURL })];
  const [admin, page] = [await ada.newPage(), await other.newPage()];
  await signInAs(page, "vera");
  const setRole = async (role: string) => {
    await admin.goto("/admin/people/vera");
    await admin.getByLabel("Role", { exact: true }).selectOption(role);
    await admin.getByRole("button", { name: "Change role" }).click();
    await expect(admin.getByText("Role changed.")).toBeVisible();
  };
  await setRole("agent");
  expect((await page.goto("/desk"))!.status()).toBe(200);
  await setRole("customer");
  expect((await page.goto("/desk"))!.status()).toBe(403);

  await admin.goto("/admin/people/vera");
  await admin.getByLabel("Reason").fill("A test of pausing");
  await admin.getByRole("button", { name: "Pause account" }).click();
  await expect(admin.getByText("Paused: A test of pausing").first()).toBeVisible();
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in/);
  await admin.getByRole("button", { name: "End the pause" }).click();
  // The words stay in the account's history; what ends is the state.
  await expect(admin.getByRole("button", { name: "Pause account" })).toBeVisible();
  await expect(admin.getByRole("button", { name: "End the pause" })).toBeHidden();
  await Promise.all([ada.close(), other.close()]);
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

test("news are read one by one or all at once", async ({ browser, baseURL }) => {
  const context = await contextOf(browser, "theo", baseURL!);
  const page = await context.newPage();
  await page.goto("/notifications");
  const unread = page.getByRole("button", { name: "Mark as read" });
  const before = await unread.count();
  expect(before).toBeGreaterThan(1);
  await unread.first().click();
  await expect(unread).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(unread).toHaveCount(0);
  await context.close();
});

test("mail is ended by a press and not by a look (C03, M09)", async ({ request, page }) => {
  await page.goto("/demo/mail");
  const looked = await request.get("/api/unsubscribe?token=made.up", { maxRedirects: 0 });
  expect(looked.status()).toBe(303);
  expect(looked.headers().location).toContain("/unsubscribe?token=");
  const forged = await request.post("/api/unsubscribe?token=made.up", {
    form: { "List-Unsubscribe": "One-Click" },
  });
  expect(forged.status()).toBe(404);
});
