import { expect, test } from "./bare-site";

test("times are told in the reader's zone, with its name", async ({ page, site }) => {
  const at = "2026-01-15T11:00:00Z";
  site.page(`<local-time datetime="${at}"><time datetime="${at}">15 January 2026 at 11:00 UTC</time></local-time>
    <relative-time datetime="${new Date(Date.now() - 3 * 3_600_000 - 60_000).toISOString()}"><time>then</time></relative-time>
    <relative-time datetime="${new Date().toISOString()}"><time>just then</time></relative-time>`);
  await page.goto(site.url);
  await expect(page.locator("local-time")).toContainText(/12:00.*(CET|GMT\+1)/);
  await expect(page.locator("relative-time")).toHaveText(["3 hours ago", "now"]);
  await expect(page.locator("relative-time time").first()).toHaveAttribute("title", /\d/);
  expect((await page.context().cookies()).find((each) => each.name === "time-zone")?.value).toBe(
    "Europe/Berlin",
  );
});

test("a chosen theme is there before the page is drawn, and can be given back", async ({ page, site }) => {
  site.page(
    `<theme-toggle>${["system", "light", "dark"].map((name) => `<button data-theme-choice="${name}">${name}</button>`).join("")}</theme-toggle>`,
  );
  await page.goto(site.url);
  await page.getByRole("button", { name: "dark" }).click();
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "dark" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "system" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("Markdown buttons write around what is selected, and undo takes it back", async ({ page, site }) => {
  site.page(
    `<markdown-toolbar for="t"><button type="button" data-markdown="bold" data-key="b">Bold</button><button type="button" data-markdown="list">List</button></markdown-toolbar><textarea id="t">one two</textarea>`,
  );
  await page.goto(site.url);
  const area = page.getByRole("textbox");
  await area.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 7));
  await page.getByRole("button", { name: "Bold" }).click();
  await expect(area).toHaveValue("one **two**");
  await page.keyboard.press("Control+z");
  await expect(area).toHaveValue("one two");
  await area.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(0, 3));
  await page.keyboard.press("Control+b");
  await expect(area).toHaveValue("**one** two");
  await page.getByRole("button", { name: "List" }).click();
  await expect(area).toHaveValue("- **one** two");
});

test("@ and a few letters offer whoever stands on the page, helpers first, and put the short name in", async ({
  page,
  site,
}) => {
  const person = (handle: string, name: string, mark = "") =>
    `<span><a href="/people/${handle}"><bdi>${name}</bdi></a>${mark}</span>`;
  site.page(`<header>${person("ines", "Ines Carvalho")}</header><main>${person("ines", "Ines Carvalho")}${person("mara", "Mara Lind")}${person("theo", "Theo Marx", '<span class="text-ambassador">Ambassador</span>')}
    <p class="prose"><a href="/people/lena">@lena</a></p>
    <section id="reply"><textarea name="body"></textarea></section><form id="panel"><textarea name="body" data-private></textarea></form></main>`);
  await page.goto(site.url);
  const area = page.locator("#reply textarea");
  const options = page.getByRole("option");
  await area.pressSequentially("Hello @");
  await expect(options).toHaveText([/Theo Marx.*@theo/, /Mara Lind.*@mara/]);
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(area).toHaveAttribute("aria-activedescendant", "people-mara");
  await page.keyboard.press("Enter");
  await expect(area).toHaveValue("Hello @mara ");
  await expect(page.getByRole("listbox")).toBeHidden();
  await area.pressSequentially("and @marx");
  await options.click();
  await expect(area).toHaveValue("Hello @mara and @theo ");
  await area.pressSequentially("me@t");
  await expect(page.getByRole("listbox")).toBeHidden();
  await area.pressSequentially(" @t");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await expect(area).toHaveValue("Hello @mara and @theo me@t @t\n");
  await page.locator("#panel textarea").pressSequentially("@t");
  await expect(page.getByRole("listbox")).toBeHidden();
});

test("where a post is changed, @ offers whom the page lists of its thread", async ({ page, site }) => {
  site.page(`<main><form id="edit"><textarea name="body">Thanks </textarea><datalist id="thread-people">
    <option value="theo" label="Theo Marx"></option><option value="lena" label="Lena Roth"></option></datalist></form></main>`);
  await page.goto(site.url);
  const area = page.locator("textarea");
  await area.press("ControlOrMeta+End");
  await area.pressSequentially("@");
  await expect(page.getByRole("option")).toHaveText([/Theo Marx.*@theo/, /Lena Roth.*@lena/]);
  await area.pressSequentially("l");
  await page.keyboard.press("Tab");
  await expect(area).toHaveValue("Thanks @lena ");
});

test("what is selected of a post can be quoted by pressing a button", async ({ page, site }) => {
  site.page(`<div class="prose"><p>Clean the tip.</p></div><h2>Not a post</h2>
    <section id="reply" data-quote="Quote"><textarea></textarea></section>`);
  await page.goto(site.url);
  const button = page.locator("button", { hasText: "Quote" });
  await page.locator("h2").selectText();
  await page.waitForTimeout(300);
  await expect(button).toBeHidden();
  await page.locator(".prose p").selectText();
  await button.click();
  await expect(page.getByRole("textbox")).toHaveValue("> Clean the tip.\n\n");
  await expect(page.getByRole("textbox")).toBeFocused();
  await expect(button).toBeHidden();
});

test("r goes to the answer form, and q takes the selected words of one post there as a quote", async ({
  page,
  site,
}) => {
  site.page(`<div class="prose" id="one"><p>Clean the tip.</p><p>Then try again.</p></div><div class="prose" id="two"><p>No.</p></div>
    <section id="reply"><textarea>Thanks.</textarea></section>`);
  await page.goto(site.url);
  const area = page.getByRole("textbox");
  const select = (from: string, to: string) =>
    page.evaluate(
      ([from, to]) => {
        const [start, end] = [
          document.querySelector(from!)!.firstChild!,
          document.querySelector(to!)!.lastChild!,
        ];
        getSelection()!.setBaseAndExtent(start, 0, end, end.textContent!.length);
      },
      [from, to],
    );
  await page.keyboard.press("r");
  await expect(area).toBeFocused();
  await area.evaluate((element) => element.blur());
  await select("#one p:first-child", "#two p");
  await page.keyboard.press("q");
  await expect(area).toHaveValue("Thanks.");
  await select("#one p:first-child", "#one p:last-child");
  await page.keyboard.press("q");
  await expect(area).toHaveValue("Thanks.\n\n> Clean the tip.\n>\n> Then try again.\n\n");
  await page.keyboard.press("r");
  await expect(area).toHaveValue(/\n\nr$/);
});
