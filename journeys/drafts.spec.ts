import { expect, html, moreScript, type Site, test } from "./bare-site";

test.describe("drafts", () => {
  const form = (problem = "") =>
    `<draft-keeper for="a" hidden><button data-discard>Discard</button></draft-keeper><form id="a" method="post" action="" data-draft="ask">${problem}<textarea name="body"></textarea><button>Send</button></form>`;

  const swapping = (problem = "") => form(problem).replace("<form", '<form data-swap="a"');
  /** A form that replaces itself, and is taken. */
  const taking = (site: Site, shown: string) => {
    site.page(shown);
    site.on("POST /", (_body, response) => {
      response.setHeader("content-type", "text/html");
      response.end(html(shown));
    });
  };

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
    taking(site, swapping('<p role="alert" hidden></p>'));
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
    site.page(swapping());
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
    taking(site, swapping());
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
