import type { ServerResponse } from "node:http";
import { expect, html, moreScript, test } from "./bare-site";

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

test.describe("drafts", () => {
  const form = (problem = "") =>
    `<draft-keeper for="a" hidden><button data-discard>Discard</button></draft-keeper><form id="a" method="post" action="" data-draft="ask">${problem}<textarea name="body"></textarea><button>Send</button></form>`;

  test("survive a reload and can be thrown away", async ({ page, site }) => {
    site.page(form());
    await page.goto(site.url);
    await page.getByRole("textbox").pressSequentially("a long text");
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem("draft:ask")), { timeout: 3_000 })
      .toContain("a long text");
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("a long text");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("");
  });

  test("go with a form that replaces itself, whose field is empty then, also where files can be added", async ({
    page,
    site,
  }) => {
    const swapping = form('<p role="alert" hidden></p>').replace("<form", '<form data-swap="a"');
    site.page(swapping);
    site.on("POST /", (_body, response) => {
      response.setHeader("content-type", "text/html");
      response.end(html(swapping));
    });
    await page.goto(site.url);
    await page.getByRole("textbox").fill("a long text");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("textbox")).toHaveValue("");
    expect(await page.evaluate(() => localStorage.getItem("draft:ask"))).toBeNull();
  });

  test("go when they were sent, and stay when they were refused", async ({ page, site }) => {
    site.page(form());
    let isRefused = true;
    site.on("POST /", (_body, response) => {
      if (!isRefused) return void response.writeHead(303, { location: "/" }).end();
      response.setHeader("content-type", "text/html");
      response.end(html(form('<p role="alert">No</p>'), moreScript()));
    });
    await page.goto(site.url);
    await page.getByRole("textbox").fill("a long text");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("alert")).toHaveText("No");
    await expect(page.getByRole("textbox")).toHaveValue("a long text");
    isRefused = false;
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveValue("");
  });

  test("stay where a form that replaces itself could not be sent, also on a page loaded anew", async ({
    page,
    site,
  }) => {
    site.page(form().replace("<form", '<form data-swap="a"'));
    site.on("POST /", (_body, response) => {
      response.writeHead(401, { "content-type": "text/html" }).end(html("<p data-here>Signed out</p>"));
    });
    await page.goto(site.url);
    await page.getByRole("textbox").fill("a long text");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("alert")).toHaveText("Signed out");
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("a long text");
  });

  test("go from another tab too, but for what was changed there", async ({ page, site }) => {
    const swapping = `${form().replace("<form", '<form data-swap="a"')}`;
    site.page(swapping);
    site.on("POST /", (_body, response) => {
      response.setHeader("content-type", "text/html");
      response.end(html(swapping));
    });
    await page.goto(site.url);
    await page.getByRole("textbox").fill("a long text");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("draft:ask"))).toContain("a long text");
    const [same, changed] = [await page.context().newPage(), await page.context().newPage()];
    for (const tab of [same, changed]) {
      await tab.goto(site.url);
      await expect(tab.getByRole("textbox")).toHaveValue("a long text");
    }
    await changed.getByRole("textbox").evaluate((field: HTMLTextAreaElement) => {
      field.value = "a longer text";
    });
    await page.getByRole("button", { name: "Send" }).click();
    await expect(same.getByRole("textbox")).toHaveValue("");
    await expect(same.locator("draft-keeper")).toBeHidden();
    await expect(changed.getByRole("textbox")).toHaveValue("a longer text");
  });

  test("are shown to nobody else at the same computer; what a visitor began goes on after signing in", async ({
    page,
    site,
  }) => {
    const seenBy = (person: string) => site.page(`${person && `<i data-person="${person}"></i>`}${form()}`);
    const kept = (text: string) =>
      expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain(text);
    seenBy("mara");
    await page.goto(site.url);
    await page.getByRole("textbox").fill("Mara's text");
    await kept("Mara's text");
    for (const other of ["", "lena"]) {
      seenBy(other);
      await page.reload();
      await expect(page.getByRole("textbox")).toHaveValue("");
    }
    seenBy("");
    await page.reload();
    await page.getByRole("textbox").fill("a visitor's text");
    await kept("a visitor's text");
    seenBy("lena");
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("a visitor's text");
    seenBy("");
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("");
    seenBy("mara");
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("Mara's text");
  });
});

test.describe("drafts of what is stored already", () => {
  const form = (version: number, stored: string) =>
    `<draft-keeper for="a" hidden><span data-behind hidden>Newer</span><button data-discard>Discard</button></draft-keeper><form id="a" method="post" action="" data-draft="text" data-draft-wins><input type="hidden" name="version" value="${version}"><textarea name="body">${stored}</textarea><button data-keeps-draft>Preview</button></form>`;

  test("are saved as changes of the version that they were typed over", async ({ page, site }) => {
    site.page(form(1, "one"));
    await page.goto(site.url);
    await page.getByRole("textbox").fill("one and mine");
    site.page(form(2, "two"));
    // At once: nothing waits for the second after which typing is kept.
    await page.reload();
    await expect(page.getByRole("textbox")).toHaveValue("one and mine");
    await expect(page.locator("[name=version]")).toHaveValue("1");
    await expect(page.getByText("Newer")).toBeVisible();
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(page.getByRole("textbox")).toHaveValue("two");
    await expect(page.locator("[name=version]")).toHaveValue("2");
  });

  test("stay when what was typed is only looked at", async ({ page, site }) => {
    site.page(form(1, "one"));
    site.on("POST /", (_body, response) => {
      response.setHeader("content-type", "text/html");
      response.end(html(form(1, "one and mine"), moreScript()));
    });
    await page.goto(site.url);
    await page.getByRole("textbox").fill("one and mine");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.goto(site.url);
    await expect(page.getByRole("textbox")).toHaveValue("one and mine");
    await expect(page.getByText("Newer")).toBeHidden();
  });
});

test("a form that changes the whole page says what is going on, and loads the page anew once it is done", async ({
  page,
  site,
}) => {
  const form = (problem = "") =>
    `<form id="a" method="post" action="" data-swap="a" data-whole>${problem}<p data-while-busy>It is writing</p><button>Write</button></form>`;
  site.page(`<p id="text">before</p>${form()}`);
  let answer: ServerResponse | undefined;
  site.on("POST /", (_body, response) => {
    answer = response;
  });
  await page.goto(`${site.url}?done=written#a`);
  const press = async () => {
    answer = undefined;
    await page.getByRole("button", { name: "Write" }).click();
    await expect(page.locator("form")).toHaveAttribute("aria-busy", "true");
    await expect(page.locator("[aria-live]")).toHaveText("It is writing");
    await expect.poll(() => answer).toBeTruthy();
    site.page(`<p id="text">after</p>${form()}`);
    return answer!;
  };
  const refused = await press();
  refused.setHeader("content-type", "text/html");
  refused.end(html(`<p id="text">after</p>${form('<p role="alert">Too slow</p>')}`));
  await expect(page.getByRole("alert")).toHaveText("Too slow");
  await expect(page.locator("#text")).toHaveText("before");
  (await press()).writeHead(303, { location: "/?done=written" }).end();
  await expect(page.locator("#text")).toHaveText("after");
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
