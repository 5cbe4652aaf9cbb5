import type { Locator, Page } from "@playwright/test";
import { ask, askedOn, expect, newWord, test } from "./cast";

// The main job without a pointer: every step is reached by keys, and where one is can be seen.

/** Presses Tab until `wanted` has the focus, and checks that the focus can be seen there and on the way. */
async function tabTo(page: Page, wanted: Locator, most = 80): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement!;
      // Rows of lists show it around the whole row, which belongs to the link by its `::after`.
      const hasRing = [undefined, "::after"].some((part) => {
        const look = getComputedStyle(element, part);
        const isThere = part === undefined || look.content !== "none";
        return isThere && look.outlineStyle !== "none" && Number.parseFloat(look.outlineWidth) >= 1;
      });
      const box = element.getBoundingClientRect();
      return { name: element.outerHTML.slice(0, 120), hasRing, hasSize: box.width * box.height > 0 };
    });
    if (seen.name.startsWith("<body")) continue;
    expect(seen).toEqual({ ...seen, hasRing: true, hasSize: true });
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${wanted}.`);
}

const press = async (page: Page, wanted: Locator, key = "Enter") => {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
};

test("the first Tab offers to skip to the content, and Enter goes there", async ({ as }) => {
  const page = await as("mara");
  await page.goto("/questions");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  // The next Tab goes on inside the content, past header and search.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("searching and reading by keys alone", async ({ as }) => {
  const page = await as(null);
  await page.goto("/");
  await tabTo(page, page.locator("#site-search"), 15);
  await tabTo(page, page.locator("#home-search"), 15);
  await page.keyboard.type("descale the one");
  await expect(page.getByRole("main").getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("#home-search")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=descale/);
  await press(page, page.locator('#results a[href="/articles/descale-one"]'));
  await expect(page).toHaveURL(/\/articles\/descale-one$/);
  const asked = page.getByRole("region", { name: "Did this solve it?" });
  await press(page, asked.getByRole("button", { name: "Yes" }));
  await expect(asked.getByRole("status")).toBeVisible();
});

test("the slash goes to the search and can be switched off", async ({ as }) => {
  const page = await as(null);
  await page.goto("/questions");
  await page.keyboard.press("/");
  await expect(page.locator("#site-search")).toBeFocused();
  await page.goto("/questions");
  await page.keyboard.press("Shift+?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys).toBeVisible();
  // Only what works for a visitor: no keys of forms and lists that they never see.
  await expect(keys.getByRole("term")).toHaveText([
    "Go to search",
    "Open commands: go, search, do",
    "Send what you are writing",
    "Show this list",
  ]);
  await press(page, keys.getByLabel("Single-key shortcuts"), "Space");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await page.goto("/questions");
  await page.keyboard.press("/");
  await expect(page.locator("#site-search")).not.toBeFocused();
});

test("asking, answering and accepting by keys alone", async ({ as }) => {
  test.setTimeout(240_000);
  const mara = await as("mara");
  const title = `The lever sticks near ${newWord()} again`;
  await mara.goto("/questions");
  await press(mara, mara.getByRole("banner").getByRole("link", { name: "Ask" }));
  await expect(mara.getByLabel("Your question in one sentence")).toBeFocused();
  await mara.keyboard.type(title);
  await press(mara, mara.getByRole("button", { name: "Continue" }));
  await tabTo(mara, mara.getByLabel("What happens?"));
  await mara.keyboard.type("It sticks when it is cold.");
  await tabTo(mara, mara.getByLabel("Topic", { exact: true }));
  await mara.keyboard.type("Brewing");
  await expect(mara.getByLabel("Topic", { exact: true }).locator("option:checked")).toHaveText(
    "Brewing & taste",
  );
  await press(mara, mara.locator("#ask-private > summary"));
  await tabTo(mara, mara.getByLabel("Private details", { exact: true }));
  await mara.keyboard.type("Order 17");
  await press(mara, mara.getByRole("button", { name: "Review" }));
  await expect(mara.getByRole("heading", { level: 1, name: "Check and post" })).toBeVisible();
  await press(mara, mara.getByRole("button", { name: "Post question" }));
  const asked = await askedOn(mara, title);

  const theo = await as("theo");
  await theo.goto(asked.path);
  await press(theo, theo.locator("#question").getByRole("button", { name: "I am answering this" }));
  await expect(theo.locator("#thread-notices")).toContainText("You are answering this until");
  const words = `Warm it up for ${newWord()} minutes.`;
  await tabTo(theo, theo.getByRole("textbox", { name: "Answer" }));
  await theo.keyboard.type(words);
  // Inside a text, Ctrl and Enter send it.
  await theo.keyboard.press("Control+Enter");
  await expect(theo.locator("#answers article", { hasText: words })).toBeVisible();

  const given = mara.locator("#answers article", { hasText: words });
  await press(mara, given.getByRole("button", { name: "It worked" }));
  await expect(given).toContainText("Accepted by the asker");
  // The button is gone; the focus is still in the same place of the page, not at its top.
  expect(
    await mara.evaluate(
      () => document.activeElement?.closest("#answers, #question, #thread-notices, #acts")?.id,
    ),
  ).toBeTruthy();

  await press(mara, mara.locator("#account-menu > summary"));
  await expect(mara.getByRole("link", { name: "Settings" })).toBeVisible();
  await mara.keyboard.press("Escape");
  await expect(mara.getByRole("link", { name: "Settings" })).toBeHidden();
  await expect(mara.locator("#account-menu > summary")).toBeFocused();
});

test("a refused form leads the focus to the reason, and the reason to the field", async ({ as }) => {
  const mara = await as("mara");
  await ask(mara);
  await mara.goto(`/ask?step=details&title=${encodeURIComponent(`Nothing happens at ${newWord()}`)}`);
  await press(mara, mara.getByRole("button", { name: "Review" }));
  await expect(mara.getByRole("alert")).toBeVisible();
  await expect(mara.locator("#ask-problem")).toBeFocused();
  await press(mara, mara.locator("#ask-problem").getByRole("link", { name: /^What happens\?/ }));
  await expect(mara.getByLabel("What happens?")).toBeFocused();
});
