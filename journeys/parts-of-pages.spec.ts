import type { ServerResponse } from "node:http";
import type { Page } from "@playwright/test";
import { expect, html, test } from "./bare-site";

test.describe("forms that replace a part of the page", () => {
  const vote = (count: number) =>
    `<div id="votes"><form method="post" action="" data-swap="votes" id="vote"><button name="up" value="1">Vote</button></form><output>${count}</output></div>`;

  test("send once, replace the part and keep the focus", async ({ page, site }) => {
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

  test("without a connection say so and lose nothing", async ({ page, context, site }) => {
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

  test("follow an answer that leads to another page", async ({ page, site }) => {
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

  test("say what an error page says", async ({ page, site }) => {
    site.page(vote(0));
    site.on(
      "POST /",
      (_body, response) =>
        void response
          .writeHead(429, { "content-type": "text/html" })
          .end(
            html(
              '<h1>A short pause, please</h1><p data-here hidden>Send it again in a minute. <a href="/why">Why</a></p>',
            ),
          ),
    );
    await page.goto(site.url);
    await page.getByRole("button").click();
    await expect(page.getByRole("alert")).toHaveText("Send it again in a minute. Why");
  });

  test("show the reason beside the field and lead there", async ({ page, site }) => {
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

  test("show a new answer without a reload, and hold no connection while hidden", async ({ page, site }) => {
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

  test("say nothing of what is in view already, also where a part is not on this reader's page", async ({
    page,
    site,
  }) => {
    const shown = (answers: string[]) =>
      thread(answers).replace('swap="answers"', 'swap="answers for-others"');
    site.page(shown(["first"]));
    await page.goto(site.url);
    await expect.poll(() => site.listeners()).toBe(1);
    site.page(shown(["first", "second"]));
    site.changed();
    await expect(page.getByRole("article")).toHaveText(["first", "second"]);
    await expect(page.getByRole("link", { name: "New" })).toBeHidden();
  });

  test("leave alone what is being typed, and say that there is more", async ({ page, site }) => {
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
