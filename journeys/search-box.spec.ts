import type { Locator, Page } from "@playwright/test";
import { expect, json, type Site, test } from "./bare-site";

const searchBox = `<search-box endpoint="/api/suggest" data-found="Suggestions: #" data-solved="Solved" data-article="Article" data-staff="Staff only"><form action="/search"><label for="s">Search</label><input id="s" type="search" name="q"></form></search-box><p>Text</p>`;

test.describe("search while typing", () => {
  const grinder = {
    href: "/articles/grinder",
    title: "Clean the \ue000grinder\ue001 <b>",
    kind: "article",
    snippet: "Use \ue000rice\ue001.",
  };
  const leak = { href: "/questions/2", title: "It leaks", kind: "question", solved: true };

  /** A page on which "grin" was typed, and both were found. */
  async function withBothFound(page: Page, site: Site, html = searchBox): Promise<Locator> {
    site.page(html);
    site.on("/api/suggest", (_body, response) => json(response, { items: [grinder, leak] }));
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    await input.pressSequentially("grin");
    await expect(page.getByRole("option")).toHaveCount(2);
    return input;
  }

  test("shows what was found as text with marks, and opens it with the keys", async ({ page, site }) => {
    const input = await withBothFound(page, site);
    const options = page.getByRole("option");
    await expect(options.first()).toContainText("Clean the grinder <b>");
    await expect(options.first().locator("mark")).toHaveText(["grinder", "rice"]);
    await expect(options.nth(1)).toContainText("Solved");
    await expect(input).toHaveAttribute("aria-expanded", "true");
    await input.press("ArrowDown");
    await input.press("ArrowDown");
    await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
    expect(await input.getAttribute("aria-activedescendant")).toBe(await options.nth(1).getAttribute("id"));
    await input.press("Enter");
    await expect(page).toHaveURL(/\/questions\/2$/);
  });

  test("what is kept for some says for whom", async ({ page, site }) => {
    site.page(searchBox);
    const recall = { href: "/articles/recall", title: "Recall", kind: "article", audience: "staff" };
    site.on("/api/suggest", (_body, response) => json(response, { items: [recall, grinder] }));
    await page.goto(site.url);
    await page.getByRole("combobox").pressSequentially("rec");
    const options = page.getByRole("option");
    await expect(options.first()).toHaveText("RecallStaff only");
    await expect(options.nth(1)).toContainText("Article");
  });

  test("Escape closes the list and keeps the words; Enter without a choice searches", async ({
    page,
    site,
  }) => {
    site.page(searchBox);
    site.on("/api/suggest", (_body, response) => json(response, { items: [leak] }));
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    await input.pressSequentially("leak");
    await expect(page.getByRole("option")).toHaveCount(1);
    await input.press("Escape");
    await expect(page.getByRole("listbox")).toBeHidden();
    await expect(input).toHaveValue("leak");
    await input.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=leak$/);
  });

  test("a slow answer to earlier words never replaces that to later ones", async ({ page, site }) => {
    site.page(searchBox);
    site.on("/api/suggest", (_body, response, query) => {
      const words = query.get("q")!;
      const answer = () =>
        json(response, { items: [{ href: "/", title: `about ${words}`, kind: "article" }] });
      setTimeout(answer, words === "slow" ? 800 : 0);
    });
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    await input.fill("slow");
    await page.waitForRequest(/q=slow/);
    await input.fill("slower");
    await expect(page.getByRole("option")).toHaveText(/about slower/);
    await page.waitForTimeout(900);
    await expect(page.getByRole("option")).toHaveText(/about slower/);
  });

  test("what was found for other words is never chosen for these", async ({ page, site }) => {
    site.page(searchBox);
    let isAway = false;
    site.on("/api/suggest", (_body, response, query) => {
      if (isAway) response.writeHead(503).end("{}");
      else if (query.get("q") !== "pump") json(response, { items: [grinder, leak] });
    });
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    const list = page.getByRole("listbox");
    await input.fill("grin");
    await expect(list).toBeVisible();
    // Gone on with, or partly taken back, they are the same words.
    for (const words of ["grinder", "grind"]) {
      await input.fill(words);
      await expect(list).toBeVisible();
    }
    await page.waitForResponse(/q=grind$/);
    // Answered by nobody yet.
    await input.fill("pump");
    await input.press("ArrowDown");
    await expect(list).toBeHidden();
    await input.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=pump$/);

    await page.goto(site.url);
    await input.fill("leak");
    await expect(list).toBeVisible();
    isAway = true;
    await input.fill("leaks");
    await expect(list).toBeHidden();
    await input.press("ArrowDown");
    await expect(list).toBeHidden();
  });

  test("what is chosen is said, and only what was chosen for these words", async ({ page, site }) => {
    site.page(searchBox);
    site.on("/api/suggest", (_body, response, query) =>
      json(response, { items: query.get("q") === "grinq" ? [] : [grinder, leak] }),
    );
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    const list = page.getByRole("listbox");
    const said = page.locator("[aria-live]");
    await input.fill("gri");
    await expect(said).toHaveText("Suggestions: 2");
    await input.press("ArrowDown");
    await expect(input).toHaveAttribute("aria-activedescendant", /./);
    const answered = page.waitForResponse(/q=grin$/);
    await input.press("n");
    await expect(input).not.toHaveAttribute("aria-activedescendant", /./);
    await answered;
    await expect(said).toHaveText("Suggestions: 2");
    await expect(input).not.toHaveAttribute("aria-activedescendant", /./);
    await input.press("q");
    await expect(list).toBeHidden();
    await expect(said).toHaveText("Suggestions: 0");
    await input.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=grinq$/);
  });

  test("Tab goes on and closes the list, also to a button beside the field", async ({ page, site }) => {
    const input = await withBothFound(page, site, searchBox.replace("</form>", "<button>Go</button></form>"));
    await input.press("ArrowDown");
    await input.press("Tab");
    await expect(page.getByRole("button", { name: "Go" })).toBeFocused();
    await expect(page.getByRole("listbox")).toBeHidden();
    await expect(input).toHaveAttribute("aria-expanded", "false");
    await expect(input).not.toHaveAttribute("aria-activedescendant", /./);
  });

  test("the Enter that ends a composed word opens nothing, however a browser says so", async ({
    page,
    site,
  }) => {
    const input = await withBothFound(page, site);
    await input.press("ArrowDown");
    await input.evaluate((field) => {
      const last = new KeyboardEvent("keydown", {
        key: "Enter",
        keyCode: 229,
        bubbles: true,
        cancelable: true,
      });
      field.dispatchEvent(last);
    });
    await page.waitForTimeout(300);
    await expect(page.getByRole("option")).toHaveCount(2);
    expect(page.url()).not.toContain("articles");
  });

  test("a failing search changes nothing", async ({ page, site }) => {
    site.page(searchBox);
    site.on("/api/suggest", (_body, response) => void response.writeHead(500).end());
    await page.goto(site.url);
    await page.getByRole("combobox").pressSequentially("x");
    await page.waitForResponse(/suggest/);
    await expect(page.getByRole("listbox")).toBeHidden();
  });

  test("/ and Ctrl+K lead to the field, and single keys can be switched off", async ({ page, site }) => {
    site.page(
      `${searchBox}<label><input type="checkbox" data-single-keys> Keys</label><textarea></textarea>`,
    );
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    await page.keyboard.press("/");
    await expect(input).toBeFocused();
    await expect(input).toHaveValue("");
    await page.getByRole("textbox").focus();
    await page.keyboard.press("/");
    await expect(page.getByRole("textbox")).toHaveValue("/");
    await page.getByRole("checkbox").uncheck();
    await page.locator("p").click();
    await page.keyboard.press("/");
    await expect(input).not.toBeFocused();
    await page.keyboard.press("Control+k");
    await expect(input).toBeFocused();
  });
});

test("a question is asked about when its words are whole, and what was found for others does not stay", async ({
  page,
  site,
}) => {
  site.page(`<label for="t">Title</label><input id="t"><ask-suggestions for="t" endpoint="/api/suggest">
    <template><details><summary data-field="title"></summary></details></template><div data-results></div></ask-suggestions>`);
  const asked: string[] = [];
  let isAway = false;
  site.on("/api/suggest", (_body, response, query) => {
    asked.push(query.get("q")!);
    if (isAway) response.writeHead(503).end("{}");
    else json(response, { items: [{ href: "/questions/1", title: "Known", kind: "question" }] });
  });
  await page.goto(site.url);
  const title = page.getByLabel("Title");
  const known = page.getByRole("group");
  await title.focus();
  const keys = await page.context().newCDPSession(page);
  for (const text of ["mo dou", "mo dou ji", "mo dou ji ka"])
    await keys.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await page.waitForTimeout(900);
  expect(asked).toEqual([]);
  await keys.send("Input.insertText", { text: "磨豆机卡住" });
  await expect(known).toHaveCount(1);
  expect(asked).toEqual(["磨豆机卡住"]);
  isAway = true;
  const refused = () => page.waitForResponse((response) => response.status() === 503);
  await Promise.all([refused(), title.fill("磨豆机卡住了")]);
  await expect(known).toHaveCount(1);
  await Promise.all([refused(), title.fill("the pump leaks water")]);
  await expect(known).toHaveCount(0);
});

test("what is already known shows while a question is worded, from three words on", async ({
  page,
  site,
}) => {
  site.page(`<label for="t">Title</label><input id="t"><ask-suggestions for="t" endpoint="/api/suggest" data-found="# found">
    <template><details><summary data-field="title"></summary><p data-field="snippet"></p><a data-field="href">Open</a>
    <form method="post"><input type="hidden" name="href"><button>This solved it</button></form></details></template>
    <div data-results></div></ask-suggestions>`);
  let asked = 0;
  site.on("/api/suggest", (_body, response, query) => {
    asked++;
    expect(query.get("for")).toBe("ask");
    json(response, {
      items: Array.from({ length: 7 }, (_, i) => ({
        href: `/questions/${i}`,
        title: `Known ${i}`,
        kind: "question",
        snippet: "how",
      })),
    });
  });
  await page.goto(site.url);
  const title = page.getByLabel("Title");
  await title.pressSequentially("grinder stuck");
  await page.waitForTimeout(500);
  expect(asked).toBe(0);
  await title.pressSequentially(" after cleaning");
  const known = page.getByRole("group");
  await expect(known).toHaveCount(5);
  await expect(title).toBeFocused();
  await expect(page.getByText("5 found")).toBeAttached();
  await known.first().getByText("Known 0").click();
  await expect(known.first().getByText("how")).toBeVisible();
  await expect(known.first().locator("input")).toHaveValue("/questions/0");
});
