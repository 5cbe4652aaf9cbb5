import { randomInt } from "node:crypto";
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";

export { expect } from "@playwright/test";

export type CastName = "mara" | "theo" | "ines" | "cleo" | "ada";
type Open = (who: string | null, options?: BrowserContextOptions) => Promise<Page>;

/**
 * `as("mara")` is a page in a browser of her own, signed in; `as(null)` is a visitor's. Whatever a browser complains
 * about on any of them, be it a script or the content security policy, fails the journey.
 */
export const test = base.extend<{ as: Open; faults: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: how Playwright wants it.
  faults: async ({}, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(faults).toEqual([]);
  },
  as: async ({ browser, baseURL, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      // Visitors are told apart by network and browser, and here all come from one network.
      const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${browser.version()} Safari/537.36 ${newWord()}`;
      const signedIn = await sessionOf(browser, who);
      const context = await browser.newContext({ baseURL, userAgent, ...signedIn, ...options });
      contexts.push(context);
      context.on("weberror", (error) => faults.push(error.error().message));
      context.on("console", (message) => {
        // A refusal is an answer with a status that browsers log; everything else is a fault.
        const isRefusal = message.text().startsWith("Failed to load resource: the server responded");
        if (message.type() === "error" && !isRefusal)
          faults.push(`${message.page()?.url()}: ${message.text()}`);
      });
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** Signs in as somebody of the demo through its own page, as anybody who tries the product does. */
export async function signInAs(page: Page, who: string): Promise<void> {
  await page.goto("/demo/sign-in");
  await page.locator(`form[id$="-${who}"]`).getByRole("button").click();
  await expect(page.locator("#account-menu")).toBeVisible();
}

const sessions = new Map<string, Awaited<ReturnType<BrowserContext["storageState"]>>>();

/** A session per person and worker is enough; journeys about sessions themselves sign in on their own. */
async function sessionOf(browser: Browser, who: string | null): Promise<BrowserContextOptions> {
  if (who === null) return {};
  if (!sessions.has(who)) {
    const context = await browser.newContext();
    await signInAs(await context.newPage(), who);
    sessions.set(who, await context.storageState());
    await context.close();
  }
  return { storageState: sessions.get(who) };
}

/** The same without the watch over faults, for requests without a page. */
export const contextOf = async (
  browser: Browser,
  who: CastName | null,
  baseURL: string,
): Promise<BrowserContext> => browser.newContext({ baseURL, ...(await sessionOf(browser, who)) });

const letters = "abcdefghijklmnopqrstuvwxyz";

/** A word that nobody has written before, so that journeys beside each other never meet. */
export const newWord = (length = 9): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join("");

export type Asked = { number: number; path: string; title: string };
type Question = {
  title?: string;
  happened?: string;
  /** As the list of topics calls it. */
  topic?: string;
  mark?: "safety" | "security" | "privacy" | "payment";
  privateDetails?: string;
};

/** Asks through the form, from the details on, and is then on the thread. */
export async function ask(page: Page, given: Question = {}): Promise<Asked> {
  const title = given.title ?? `The portafilter squeaks in the ${newWord()} position`;
  await page.goto(`/ask?step=details&title=${encodeURIComponent(title)}`);
  await page.getByLabel("What happens?").fill(given.happened ?? `It has squeaked since ${newWord()}.`);
  if (given.topic) await page.getByLabel("Topic", { exact: true }).selectOption({ label: given.topic });
  if (given.mark) await page.getByLabel("Is it about one of these?").selectOption(given.mark);
  if (given.privateDetails) {
    await page.getByText("Private details that only staff see").click();
    await page.getByLabel("Private details", { exact: true }).fill(given.privateDetails);
  }
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("button", { name: /^(Post question|Send to support|Post anyway)$/ }).click();
  return askedOn(page, title);
}

/** The question whose thread this page shows. */
export async function askedOn(page: Page, title: string): Promise<Asked> {
  await expect(page).toHaveURL(/\/questions\/\d+\/[^/?]+/);
  const path = new URL(page.url()).pathname;
  return { path, number: Number(/\/questions\/(\d+)\//.exec(path)![1]), title };
}

/** Writes an answer on the thread that the page shows; returns where it stands. */
export async function answer(page: Page, words: string): Promise<Locator> {
  await page.getByRole("textbox", { name: "Answer" }).fill(words);
  await page.getByRole("button", { name: "Post answer" }).click();
  const posted = page.locator("#answers article", { hasText: words });
  await expect(posted).toBeVisible();
  // What was posted must not stand there to be posted again.
  await expect(page.getByRole("textbox", { name: "Answer" })).toHaveValue("");
  return posted;
}

/** Leaves a mark in the page that only a reload would take away. */
export const markPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset.journey = "same page";
  });

export const expectSamePage = (page: Page): Promise<void> =>
  expect(page.locator("html")).toHaveAttribute("data-journey", "same page");

/** The number and address of a restricted question, as an agent finds it on the desk. */
export async function restrictedQuestion(
  agent: BrowserContext,
): Promise<{ number: number; path: string; casePath: string; words: string }> {
  const page = await agent.newPage();
  await page.goto("/desk?view=all");
  const row = page.locator("#cases li", { hasText: "Only asker and staff" }).first();
  const casePath = new URL(String(await row.getByRole("link").first().getAttribute("href")), page.url())
    .pathname;
  await page.goto(casePath);
  const words = String(await page.getByRole("heading", { level: 1 }).textContent()).trim();
  const thread = await page.getByRole("link", { name: "Open the thread" }).getAttribute("href");
  const path = new URL(String(thread), page.url()).pathname;
  await page.close();
  return { number: Number(path.split("/")[2]), path, casePath, words };
}

/** The status of a page without following where it leads. */
export const statusOf = async (request: APIRequestContext, path: string): Promise<number> =>
  (await request.get(path, { maxRedirects: 0 })).status();

/** The newest mail to an address, as the demo shows it. */
export async function openMail(page: Page, to: string, subject: string | RegExp): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: to }).filter({ hasText: subject }).first();
  // News become mail in the worker, a moment after what they are about.
  await expect(async () => {
    await page.goto("/demo/mail");
    await expect(row).toBeVisible({ timeout: 500 });
  }).toPass();
  await row.getByRole("link").click();
  await expect(page.getByText(to)).toBeVisible();
}

export type Member = { email: string; name: string; handle: string };

/** Makes an account by a link in a mail, as a customer does on the first visit. */
export async function join(page: Page): Promise<Member> {
  const name = `Nora ${newWord(6)}`;
  const email = `${newWord(12)}@example.net`;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await openMail(page, email, "Your sign-in link");
  await page.getByRole("link", { name: /\/sign-in\/confirm\?/ }).click();
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#account-menu")).toBeVisible();
  await page.goto("/settings");
  return { email, name, handle: await page.getByLabel("Short name").inputValue() };
}
