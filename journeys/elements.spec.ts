import { readdirSync, readFileSync } from "node:fs";
import http, { type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";

// Our script alone, on pages made for the purpose: what it does with slow answers, lost connections and half-typed text.

const assets = new URL("../public/assets/", import.meta.url);
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'";

type Site = {
  url: string;
  page: (body: string) => void;
  on: (
    path: string,
    answer: (body: string, response: ServerResponse, query: URLSearchParams) => void,
  ) => void;
  changed: () => void;
  listeners: () => number;
  close: () => void;
};

async function openSite(): Promise<Site> {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", assets), "utf8"));
  const head = `<script src="${manifest.theme}"></script><script src="${manifest.firsthand}" defer></script><script src="${manifest.more}" defer></script>`;
  let current = "";
  const answers = new Map<string, Parameters<Site["on"]>[1]>();
  const streams = new Set<ServerResponse>();
  const server = http.createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, "http://site.test");
    let body = "";
    for await (const chunk of request) body += chunk;
    const answer = answers.get(`${request.method} ${pathname}`) ?? answers.get(pathname);
    if (answer) return answer(body, response, searchParams);
    const asset = readdirSync(assets).find((name) => pathname === `/assets/${name}`);
    if (asset)
      return response.setHeader("content-type", "text/javascript").end(readFileSync(new URL(asset, assets)));
    if (pathname === "/live") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
      streams.add(response);
      response.on("close", () => streams.delete(response));
      return;
    }
    if (pathname !== "/") return response.writeHead(404, { "content-type": "text/html" }).end(html("None"));
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
    });
    response.end(html(current, head));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    page: (body) => {
      current = body;
    },
    on: (path, answer) => answers.set(path, answer),
    changed: () => {
      for (const stream of streams) stream.write("event: change\ndata:\n\n");
    },
    listeners: () => streams.size,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const html = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="en"><head><title>Test</title>${head}</head><body data-offline="Not sent. Nothing is lost.">${body}</body></html>`;
const json = (response: ServerResponse, value: unknown) =>
  response.setHeader("content-type", "application/json").end(JSON.stringify(value));

let site: Site;
test.beforeEach(async () => {
  site = await openSite();
});
test.afterEach(() => site.close());

const searchBox = `<search-box endpoint="/api/suggest" data-solved="Solved" data-article="Article"><form action="/search"><label for="s">Search</label><input id="s" type="search" name="q"></form></search-box><p>Text</p>`;

test.describe("search while typing", () => {
  const grinder = {
    href: "/articles/grinder",
    title: "Clean the \ue000grinder\ue001 <b>",
    kind: "article",
    snippet: "Use \ue000rice\ue001.",
  };
  const leak = { href: "/questions/2", title: "It leaks", kind: "question", solved: true };

  test("shows what was found as text with marks, and opens it with the keys", async ({ page }) => {
    site.page(searchBox);
    site.on("/api/suggest", (_body, response) => json(response, { items: [grinder, leak] }));
    await page.goto(site.url);
    const input = page.getByRole("combobox");
    await input.pressSequentially("grin");
    const options = page.getByRole("option");
    await expect(options).toHaveCount(2);
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

  test("Escape closes the list and keeps the words; Enter without a choice searches", async ({ page }) => {
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

  test("a slow answer to earlier words never replaces that to later ones", async ({ page }) => {
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

  test("a failing search changes nothing", async ({ page }) => {
    site.page(searchBox);
    site.on("/api/suggest", (_body, response) => void response.writeHead(500).end());
    await page.goto(site.url);
    await page.getByRole("combobox").pressSequentially("x");
    await page.waitForResponse(/suggest/);
    await expect(page.getByRole("listbox")).toBeHidden();
  });

  test("/ and Ctrl+K lead to the field, and single keys can be switched off", async ({ page }) => {
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

test.describe("forms that replace a part of the page", () => {
  const vote = (count: number) =>
    `<div id="votes"><form method="post" action="" data-swap="votes" id="vote"><button name="up" value="1">Vote</button></form><output>${count}</output></div>`;

  test("send once, replace the part and keep the focus", async ({ page }) => {
    let sent = 0;
    let answer = () => {};
    site.page(vote(0));
    site.on("POST /", (_body, response) => {
      sent++;
      answer = () => response.setHeader("content-type", "text/html").end(html(vote(1)));
    });
    await page.goto(site.url);
    const button = page.getByRole("button");
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(button).toHaveAttribute("aria-busy", "true");
    await expect.poll(() => sent).toBe(1);
    answer();
    await expect(page.getByRole("status")).toHaveText("1");
    await expect(button).toBeFocused();
    await expect(button).not.toHaveAttribute("aria-busy");
    expect(sent).toBe(1);
  });

  test("without a connection say so and lose nothing", async ({ page, context }) => {
    site.page(
      `<div id="c"><form method="post" action="" data-swap="c" id="f"><textarea name="body"></textarea><button>Send</button></form></div>`,
    );
    await page.goto(site.url);
    await page.getByRole("textbox").fill("what I wrote");
    await context.setOffline(true);
    await page.getByRole("button").click();
    await expect(page.getByRole("alert")).toHaveText("Not sent. Nothing is lost.");
    await expect(page.getByRole("textbox")).toHaveValue("what I wrote");
    await context.setOffline(false);
  });

  test("follow an answer that leads to another page", async ({ page }) => {
    site.page(vote(0));
    site.on("POST /", (_body, response) => void response.writeHead(303, { location: "/sign-in" }).end());
    site.on(
      "/sign-in",
      (_body, response) => void response.setHeader("content-type", "text/html").end(html("<h1>Sign in</h1>")),
    );
    await page.goto(site.url);
    await page.getByRole("button").click();
    await expect(page.getByRole("heading")).toHaveText("Sign in");
  });

  test("say what an error page says", async ({ page }) => {
    site.page(vote(0));
    site.on(
      "POST /",
      (_body, response) =>
        void response
          .writeHead(429, { "content-type": "text/html" })
          .end(html("<h1>A short pause, please</h1>")),
    );
    await page.goto(site.url);
    await page.getByRole("button").click();
    await expect(page.getByRole("alert")).toHaveText("A short pause, please");
  });

  test("show the reason beside the field and lead there", async ({ page }) => {
    const form = (problem: string, value: string) =>
      `<div id="c"><form method="post" action="" data-swap="c" id="f">${problem}<textarea name="body">${value}</textarea><button>Send</button></form></div>`;
    site.page(form("", ""));
    site.on(
      "POST /",
      (_body, response) =>
        void response
          .writeHead(422, { "content-type": "text/html" })
          .end(html(form('<div role="alert" tabindex="-1" autofocus>Too short</div>', "ab"))),
    );
    await page.goto(site.url);
    await page.getByRole("textbox").fill("ab");
    await page.getByRole("button").click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByRole("textbox")).toHaveValue("ab");
  });
});

test.describe("pages that follow what others do", () => {
  const thread = (answers: string[], far = "") =>
    `<live-region channel="c.s" swap="answers"><p role="status" data-live-notice hidden><a href="#">New</a></p></live-region><div id="answers">${answers.map((text, i) => `<article id="answer-${i}" data-live-item>${text}</article>`).join("")}</div>${far}`;

  test("show a new answer without a reload, and hold no connection while hidden", async ({ page }) => {
    site.page(thread(["first"]));
    await page.goto(site.url);
    await expect.poll(() => site.listeners()).toBe(1);
    site.page(thread(["first", "second"]));
    site.changed();
    await expect(page.getByRole("article")).toHaveText(["first", "second"]);
    await hide(page, true);
    await expect.poll(() => site.listeners()).toBe(0);
    site.page(thread(["first", "second", "third"]));
    await hide(page, false);
    await expect(page.getByRole("article")).toHaveCount(3);
  });

  test("leave alone what is being typed, and say that there is more", async ({ page }) => {
    const withForm = (answers: string[]) => thread(answers).replace("</div>", "<textarea></textarea></div>");
    site.page(withForm(["first"]));
    await page.goto(site.url);
    await expect.poll(() => site.listeners()).toBe(1);
    await page.getByRole("textbox").pressSequentially("half a sent");
    site.page(withForm(["first", "second"]));
    site.changed();
    await expect(page.getByRole("link", { name: "New" })).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveValue("half a sent");
    await expect(page.getByRole("article")).toHaveCount(1);
  });
});

async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

test("times are told in the reader's zone, with its name", async ({ page }) => {
  const at = "2026-01-15T11:00:00Z";
  site.page(`<local-time datetime="${at}"><time datetime="${at}">15 January 2026 at 11:00 UTC</time></local-time>
    <relative-time datetime="${new Date(Date.now() - 3 * 3_600_000 - 60_000).toISOString()}"><time>then</time></relative-time>`);
  await page.goto(site.url);
  await expect(page.locator("local-time")).toContainText(/12:00.*(CET|GMT\+1)/);
  await expect(page.locator("relative-time")).toHaveText("3 hours ago");
  await expect(page.locator("relative-time time")).toHaveAttribute("title", /\d/);
  expect((await page.context().cookies()).find((each) => each.name === "time-zone")?.value).toBe(
    "Europe/Berlin",
  );
});

test("a chosen theme is there before the page is drawn, and can be given back", async ({ page }) => {
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

  test("survive a reload and can be thrown away", async ({ page }) => {
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

  test("go when they were sent, and stay when they were refused", async ({ page }) => {
    site.page(form());
    let isRefused = true;
    site.on("POST /", (_body, response) => {
      if (!isRefused) return void response.writeHead(303, { location: "/" }).end();
      const manifest = JSON.parse(readFileSync(new URL("manifest.json", assets), "utf8"));
      response.setHeader("content-type", "text/html");
      response.end(html(form('<p role="alert">No</p>'), `<script src="${manifest.more}" defer></script>`));
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
});

test("what is already known shows while a question is worded, from three words on", async ({ page }) => {
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

test("Markdown buttons write around what is selected, and undo takes it back", async ({ page }) => {
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

test("the address of a place is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  site.page(
    `<copy-link href="#answer-5" data-done="Copied"><a href="#answer-5">Link</a><span class="copied-note"></span></copy-link>`,
  );
  await page.goto(site.url);
  await page.getByRole("link").click();
  await expect(page.locator(".copied-note")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}#answer-5`);
});
