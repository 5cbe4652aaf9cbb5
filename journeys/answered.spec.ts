import type { Page } from "@playwright/test";
import { expect, expectSamePage, markPage, newWord, test } from "./cast";

// The first promise: who searches is answered, and nobody has to be asked.

const searchField = (page: Page) => page.locator("#home-search");

async function saysItSolved(page: Page): Promise<void> {
  const asked = page.getByRole("region", { name: "Did this solve it?" });
  await asked.getByRole("button", { name: "Yes" }).click();
  await expect(asked.getByRole("status")).toHaveText("Glad it worked. Thank you for saying so.");
}

test("a visitor types, sees answers at once, goes on to the results, reads and says that it worked", async ({
  as,
}) => {
  const page = await as(null);
  await page.goto("/");
  const field = searchField(page);
  await field.pressSequentially("descale the on");
  const list = page.getByRole("main").getByRole("listbox");
  const options = list.getByRole("option");
  await expect(options.first()).toBeVisible();
  await expect(options.filter({ hasText: "Descal" }).first()).toBeVisible();

  // Down chooses, up leads back into the field, Escape folds the list and leaves the words.
  await field.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", /./);
  await field.press("ArrowUp");
  await expect(options.first()).toHaveAttribute("aria-selected", "false");
  await field.press("Escape");
  await expect(list).toBeHidden();
  await expect(field).toHaveValue("descale the on");

  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=descale/);
  const results = page.getByRole("list", { name: "Results" });
  await expect(results.locator("mark").first()).toBeVisible();
  await results.locator('a[href="/articles/descale-one"]').click();
  await expect(page).toHaveURL(/\/articles\/descale-one$/);
  await markPage(page);
  await saysItSolved(page);
  await expectSamePage(page);
});

test("what is chosen with the arrows opens by Enter", async ({ as }) => {
  const page = await as(null);
  await page.goto("/");
  const field = searchField(page);
  await field.pressSequentially("descale the one");
  const first = page.getByRole("main").getByRole("option").first();
  await expect(first).toBeVisible();
  const title = String(await first.locator("span").first().textContent());
  await field.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/(articles|questions)\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("all of it works without JavaScript", async ({ as }) => {
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto("/");
  await searchField(page).fill("descale the one");
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/search\?q=descale/);
  await page.getByRole("list", { name: "Results" }).locator('a[href="/articles/descale-one"]').click();
  await saysItSolved(page);
});

test("a no asks why and leads to the ask form with what was searched", async ({ as }) => {
  const page = await as(null, { javaScriptEnabled: false });
  await page.goto("/articles/descale-one");
  const asked = page.getByRole("region", { name: "Did this solve it?" });
  await asked.getByText("No", { exact: true }).click();
  await asked.getByLabel("My case is different").check();
  await asked.getByRole("button", { name: "Send" }).click();
  await expect(asked.getByRole("status")).toContainText("Thank you");
  await asked.getByRole("link", { name: "Ask a question" }).click();
  await expect(page.getByLabel("Your question in one sentence")).not.toHaveValue("");
});

test("a search without result says so and leads to the ask form with the words filled in (Q05)", async ({
  as,
}) => {
  const page = await as(null);
  const words = `${newWord(12)} ${newWord(12)} ${newWord(12)}`;
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  await expect(page.getByRole("heading", { name: `No results for “${words}”` })).toBeVisible();
  await page.getByRole("link", { name: "Ask this" }).click();
  await expect(page.getByLabel("Your question in one sentence")).toHaveValue(words);
});
