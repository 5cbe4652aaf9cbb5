import { answer, ask, expect, join, newWord, openMail, test } from "./cast";

// Mail brings people in and lets them go, and looking at a link does neither.

test("a link in a mail signs in once, by a press and not by a look (S04)", async ({ as }) => {
  const page = await as(null);
  const email = `${newWord(12)}@example.net`;
  await page.goto("/sign-in?returnTo=%2Fnotifications");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Look into your mailbox" })).toBeVisible();
  await page.getByRole("link", { name: "Open the mail page" }).click();
  await expect(page).toHaveURL(/\/demo\/mail$/);
  await openMail(page, email, "Your sign-in link");
  const link = String(await page.getByRole("link", { name: /\/sign-in\/confirm\?/ }).getAttribute("href"));

  // A scanner in another place looks first, twice; nobody is signed in by that.
  for (const method of ["get", "head", "get"] as const) {
    const looked = await page.request[method](link);
    expect(looked.status()).toBe(200);
    expect(looked.headers()["set-cookie"] ?? "").not.toContain("session");
  }
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in here?" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(email);
  await expect(page.locator("#account-menu")).toBeHidden();

  // The same link in a second tab, and only one press counts.
  const second = await page.context().newPage();
  await second.goto(link);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What shall we call you?" })).toBeVisible();
  await page.getByLabel("Name").fill(`Nora ${newWord(6)}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/notifications$/);

  const stranger = await as(null);
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { level: 1, name: "This link has expired" })).toBeVisible();
  await second.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(second.getByRole("heading", { level: 1, name: "This link has expired" })).toBeVisible();
});

test("a known and an unknown address are answered alike (S01)", async ({ as }) => {
  const said: string[] = [];
  for (const email of ["vera@example.com", `${newWord(12)}@example.net`]) {
    const page = await as(null);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Look into your mailbox" })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/sign-in/sent");
    said.push(String(await page.getByRole("main").textContent()));
  }
  expect(said[0]).toBe(said[1]);
});

test("a visitor's question waits for the address to be confirmed, and then appears", async ({ as }) => {
  const page = await as(null);
  const email = `${newWord(12)}@example.net`;
  const word = newWord(12);
  const title = `Does the ${word} ring fit the Duo`;
  await page.goto(`/ask?step=details&title=${encodeURIComponent(title)}`);
  await page.getByLabel("What happens?").fill("It is a little too wide.");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByRole("button", { name: "Post question" })).toHaveCount(0);
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();
  await openMail(page, email, "Please confirm your address");
  // Nothing of what was typed goes to an address that may be a stranger's (M08).
  await expect(page.getByRole("main")).not.toContainText(word);
  const other = await as("theo");
  await other.goto(`/search?q=${word}`);
  await expect(other.getByRole("link", { name: title })).toHaveCount(0);

  await page.getByRole("link", { name: /\/sign-in\/confirm\?/ }).click();
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Name").fill(`Nora ${newWord(6)}`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check and post" })).toBeVisible();
  await page.getByRole("button", { name: "Post question" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await other.goto(new URL(page.url()).pathname);
  await expect(other.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

test("mails stop by a press on the page or in the mail program, and not by a look", async ({ as }) => {
  const page = await as(null);
  const member = await join(page);
  const asked = await ask(page);
  const vera = await as("vera");
  await vera.goto(asked.path);
  await answer(vera, `Oil the ${newWord()} a little.`);
  await openMail(page, member.email, asked.title);
  const link = page.getByRole("link", { name: /\/unsubscribe\?token=/ });
  const address = String(await link.getAttribute("href"));
  const oneClick = address.replace("/unsubscribe?", "/api/unsubscribe?");
  const sendsMail = page.getByLabel("News about my questions and answers");

  // Looking changes nothing, whoever looks.
  const visitor = await as(null);
  await visitor.goto(address);
  await expect(visitor.getByRole("button", { name: "Stop the mails" })).toBeVisible();
  await visitor.goto(oneClick);
  await expect(visitor.getByRole("button", { name: "Stop the mails" })).toBeVisible();
  await page.goto("/settings/notifications");
  await expect(sendsMail).toBeChecked();
  // When to be told of questions that fit is asked of ambassadors only.
  await expect(page.getByRole("heading", { name: "Quiet hours" })).toHaveCount(0);

  await visitor.getByRole("button", { name: "Stop the mails" }).click();
  await expect(visitor.getByRole("status")).toContainText("You will get no more news by mail.");
  await expect(visitor.getByRole("button", { name: "Stop the mails" })).toHaveCount(0);
  await page.goto("/settings/notifications");
  await expect(sendsMail).not.toBeChecked();

  // And again, as a mail program does it: without session and as often as it likes (M09).
  await sendsMail.check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  for (let press = 0; press < 2; press++) {
    const pressed = await visitor.request.post(oneClick, { form: { "List-Unsubscribe": "One-Click" } });
    expect(pressed.status()).toBe(200);
  }
  await page.goto("/settings/notifications");
  await expect(sendsMail).not.toBeChecked();
  const forged = oneClick.slice(0, -3) + (oneClick.endsWith("aaa") ? "bbb" : "aaa");
  expect((await visitor.request.post(forged)).status()).toBe(404);
});
