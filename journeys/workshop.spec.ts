import type { Page } from "@playwright/test";
import { expect, newWord, test } from "./cast";

// What two people write at once is kept of both, and what only articles have is a press away.

async function begin(cleo: Page): Promise<string> {
  await cleo.goto("/curation/articles/new");
  await cleo.getByLabel("Title", { exact: true }).fill(`Keep the ${newWord()} clean`);
  await cleo.getByRole("button", { name: "Begin" }).click();
  await expect(cleo).toHaveURL(/\/curation\/articles\/\d+/);
  return new URL(cleo.url()).pathname;
}

/** Keeps words for many articles; returns their name. */
async function keepSnippet(cleo: Page, words: string): Promise<string> {
  const name = newWord();
  await cleo.goto("/curation/snippets");
  await cleo.getByText("New snippet").click();
  await cleo.getByLabel("Name").fill(name);
  await cleo.getByLabel("Text", { exact: true }).fill(words);
  await cleo.getByRole("button", { name: "Save" }).click();
  await expect(cleo.getByText("The snippet is there.")).toBeVisible();
  return name;
}

const text = (page: Page) => page.getByLabel("Text", { exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("Cleo and Ada save at once: whoever is second sees both texts, and nothing is lost", async ({ as }) => {
  const [cleo, ada] = [await as("cleo"), await as("ada")];
  const path = await begin(cleo);
  await ada.goto(path);
  await text(ada).fill("Rinse it every day.");
  await save(ada);
  await expect(ada.getByText("Saved.")).toBeVisible();

  await text(cleo).fill("Brush it once a week.");
  await save(cleo);
  await expect(cleo.getByText(/^Ada .* has saved version 2 while you were writing$/)).toBeVisible();
  await expect(cleo.getByRole("insertion").filter({ hasText: "Rinse it every day." })).toBeVisible();
  await expect(cleo.getByRole("insertion").filter({ hasText: "Brush" })).toBeVisible();
  await expect(text(cleo)).toHaveValue("Brush it once a week.");
  await text(cleo).fill("Rinse it every day, brush it once a week.");
  await save(cleo);

  await cleo.goto(`${path}/versions`);
  const list = cleo.getByRole("list", { name: "Versions" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await list
    .getByRole("listitem")
    .nth(1)
    .getByRole("button", { name: /Bring back/ })
    .click();
  await cleo.goto(`${path}/versions?from=2&to=4`);
  await expect(cleo.getByText("These two versions say the same, word for word.")).toBeVisible();
});

test("what Cleo typed over an older text is not lost, nor saved over a newer one unseen", async ({ as }) => {
  const [cleo, ada] = [await as("cleo"), await as("ada")];
  const path = await begin(cleo);
  const adaSaves = async (words: string) => {
    await ada.goto(path);
    await text(ada).fill(words);
    await save(ada);
    await expect(ada.getByText("Saved.")).toBeVisible();
  };
  const bothAreShown = async (theirs: string) => {
    await expect(cleo.getByText(/^Ada .* has saved version \d while you were writing$/)).toBeVisible();
    await expect(cleo.getByRole("insertion").filter({ hasText: theirs })).toBeVisible();
  };
  await text(cleo).fill("Brush it once a week.");
  await adaSaves("Rinse it every day.");
  await cleo.getByRole("button", { name: "Preview" }).click();
  await bothAreShown("Rinse it every day.");

  await cleo.goto("/curation");
  await cleo.goto(path);
  await expect(text(cleo)).toHaveValue("Brush it once a week.");
  await cleo.goto("/curation");
  await adaSaves("Dry it well.");
  await cleo.goto(path);
  await expect(text(cleo)).toHaveValue("Brush it once a week.");
  await expect(cleo.getByText("Version 3 was saved since")).toBeVisible();
  await expect(cleo.locator("#preview")).toContainText("Brush it once a week.");
  await save(cleo);
  await bothAreShown("Dry it well.");
});

test("tabs, a snippet and a film with its transcript are put into a text by a press", async ({ as }) => {
  const cleo = await as("cleo");
  const snippet = await keepSnippet(cleo, "> [!CAUTION]\n> Unplug it first.");
  await begin(cleo);
  await text(cleo).fill("Before.\n\nAfter.");
  await text(cleo).press("Control+Home");
  const insert = async (what: string) => {
    await cleo.locator("markdown-toolbar summary").click();
    await cleo.getByRole("button", { name: what, exact: true }).click();
  };
  await insert("Tabs");
  await expect(text(cleo)).toHaveValue(/^Before\.\n\n> \[!TABS\]\n(> ?.*\n)+\nAfter\.$/);
  await text(cleo).press("Control+End");
  await insert("Film or sound with transcript");
  await insert(snippet);
  await expect(text(cleo)).toHaveValue(
    new RegExp(
      `After\\.\\n\\n!\\[.*\\n\\n> \\[!TRANSCRIPT\\]\\n> .*\\n\\n\\{\\{snippet:${snippet}\\}\\}\\n$`,
    ),
  );
  const preview = cleo.locator("#preview");
  await expect(preview.getByText("Windows", { exact: true })).toBeVisible();
  await expect(preview).toContainText("Caution");
  await text(cleo).press("Control+z");
  await expect(text(cleo)).not.toHaveValue(/snippet/);
});

test("an old address leads to the language that was asked for", async ({ as }) => {
  const cleo = await as("cleo");
  const path = await begin(cleo);
  const slug = cleo.getByLabel("The last part of its address");
  const old = await slug.inputValue();
  await slug.fill(`moved-${old}`);
  await cleo.locator("#address").getByRole("button", { name: "Change" }).click();
  await expect(cleo.getByText("The address is changed; the old one leads here.")).toBeVisible();
  await cleo.goto(`${path}/languages`);
  await cleo.locator("#translate select").selectOption("de");
  await cleo.getByRole("button", { name: "Begin the translation" }).click();
  await cleo.getByLabel("Title", { exact: true }).fill("Sauber halten");
  await save(cleo);
  await expect(cleo.getByText("Saved.")).toBeVisible();

  await cleo.goto(`/articles/${old}?language=de`);
  await expect(cleo.getByRole("heading", { level: 1 })).toHaveText("Sauber halten");
  await expect(cleo).toHaveURL(new RegExp(`/articles/moved-${old}\\?language=de$`));
});
