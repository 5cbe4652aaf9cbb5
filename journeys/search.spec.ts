import type { Page } from "@playwright/test";
import { answer as answerQuestion, ask, expect, newWord, test } from "./cast";

// The search as people use it, and as staff look after it.

const results = (page: Page) => page.getByRole("list", { name: "Results" });

/** What a search by this address shows; a change is everywhere within a second. */
async function findsFirst(page: Page, words: string, href: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(`/search?q=${encodeURIComponent(words)}`);
    await expect(results(page).getByRole("heading").first().getByRole("link")).toHaveAttribute("href", href, {
      timeout: 500,
    });
  }).toPass({ timeout: 20_000 });
}

test("a curator says that two words mean the same, and who uses one finds the other", async ({ as }) => {
  const [theirs, ours] = [newWord(), newWord()];
  const mara = await as("mara");
  const asked = await ask(mara, { title: `My ${ours} rattles since the move` });
  const cleo = await as("cleo");
  await cleo.goto("/curation/search/synonyms");
  await cleo.getByLabel("Words that mean the same").first().fill(`${theirs}, ${ours}`);
  await cleo.getByRole("button", { name: "Keep group" }).first().click();
  await expect(cleo.getByRole("status")).toContainText("Kept.");
  await expect(cleo.locator("#groups")).toContainText(`${theirs} = ${ours}`);
  const visitor = await as(null);
  await findsFirst(visitor, `${theirs} rattles`, asked.path);
});

test("a best bet comes first in results and while typing, and goes again", async ({ as }) => {
  const word = newWord();
  const cleo = await as("cleo");
  await cleo.goto(`/curation/search/best-bets?words=${word}`);
  await expect(cleo.getByLabel("When somebody searches for").first()).toHaveValue(word);
  await cleo.getByLabel("Show first").first().fill("/articles/nowhere");
  await cleo.getByRole("button", { name: "Keep best bet" }).first().click();
  await expect(cleo.getByRole("alert")).toContainText("everybody can read");
  await expect(cleo.getByLabel("When somebody searches for").first()).toHaveValue(word);
  await cleo.getByLabel("Show first").first().fill("/articles/descale-one");
  await cleo.getByLabel("Note").first().fill("A journey");
  await cleo.getByRole("button", { name: "Keep best bet" }).first().click();
  await expect(cleo.locator("#bets")).toContainText(word);

  const visitor = await as(null);
  await findsFirst(visitor, `the ${word}`, "/articles/descale-one");
  await expect(visitor.locator("#answer")).toContainText("Did this solve it?");
  await visitor.goto("/");
  await visitor.locator("#home-search").pressSequentially(word);
  await expect(visitor.getByRole("main").getByRole("option").first()).toContainText(/descal/i);

  const row = cleo.locator("#bets > li", { hasText: word });
  await row.getByText("Change").click();
  await row.getByRole("button", { name: "Remove" }).click();
  await expect(cleo.getByRole("status")).toContainText("Removed.");
  await expect(async () => {
    await visitor.goto(`/search?q=${word}`);
    await expect(visitor.getByRole("heading", { level: 1 })).toContainText("No results", { timeout: 500 });
  }).toPass();
});

test("what two visitors searched in vain and found in other words is proposed, and accepted by one press", async ({
  as,
}) => {
  const [theirs, ours] = [newWord(), newWord()];
  const mara = await as("mara");
  const asked = await ask(mara, { title: `The ${ours} hums` });
  for (const visitor of [await as(null), await as(null)]) {
    await findsFirst(visitor, `${ours} hums`, asked.path);
    await visitor.goto(`/search?q=${theirs}+hums`);
    await visitor.goto(`/search?q=${ours}+hums+loudly`);
    await results(visitor).getByRole("link", { name: asked.title }).first().click();
    await expect(visitor).toHaveURL(new RegExp(asked.path));
  }
  const cleo = await as("cleo");
  await cleo.goto("/curation/search/synonyms");
  const proposal = cleo.locator("#proposals li", { hasText: theirs }).first();
  await expect(proposal).toContainText("2 searchers");
  await expect(proposal).toContainText(`“${theirs} hums”, then “${ours} hums`);
  await proposal.getByRole("button", { name: "Accept" }).click();
  await expect(cleo.getByRole("status")).toContainText("Accepted.");
  await expect(cleo.locator("#groups")).toContainText(theirs);
  await findsFirst(await as(null), theirs, asked.path);
});

test("filters stay in the address, a mistyped word is put right, and can be meant", async ({ as }) => {
  const page = await as(null);
  await page.goto("/search?q=grinder");
  const filters = page.locator("form", { has: page.getByRole("button", { name: "Apply" }) });
  await filters.getByLabel("Solution").selectOption("yes");
  await filters.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/q=grinder.*solved=yes/);
  const shared = await as(null);
  await shared.goto(page.url());
  await expect(shared.locator("form", { hasText: "Apply" }).getByLabel("Solution")).toHaveValue("yes");
  await page.goBack();
  await expect(page).not.toHaveURL(/solved=/);
  await expect(filters.getByLabel("Solution")).toHaveValue("any");
  await page.goForward();
  await expect(filters.getByLabel("Solution")).toHaveValue("yes");
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/solved=/);

  await page.goto("/search?q=grinder&type=article");
  const kinds = page.getByRole("navigation", { name: "Kind of result" });
  const counts = () => kinds.getByRole("link").allTextContents();
  const ofArticles = await counts();
  expect(ofArticles.map((count) => /[1-9]/.test(count))).toEqual([true, true, true]);
  await page.goto("/search?q=grinder&page=99");
  expect(await counts()).toEqual(ofArticles);
  await expect(page.getByText("There are no more results.")).toBeVisible();
  await expect(page.getByText(/Page 9/)).toHaveCount(0);
  await page.getByRole("link", { name: "Last page" }).click();
  await expect(results(page).getByRole("heading").first()).toBeVisible();

  await page.goto("/search?q=descalnig");
  await expect(page.locator("#did-you-mean")).toContainText("descaling");
  await page.getByRole("link", { name: "Search exactly for “descalnig”" }).click();
  await expect(page).toHaveURL(/exact=1/);
  await expect(page.locator("#did-you-mean")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("No results");
});

test("words that run from right to left stand beside the button of their field, not under it", async ({
  as,
}) => {
  for (const width of [360, 1280]) {
    const page = await as(null, { viewport: { width, height: 740 } });
    for (const words of ["لا أستطيع إرسال البريد", "cannot send"]) {
      await page.goto(`/search?q=${encodeURIComponent(words)}`);
      const field = page.locator("#page-search");
      const button = page.getByRole("main").getByRole("button", { name: "Search" });
      const [outer, inner] = [(await field.boundingBox())!, (await button.boundingBox())!];
      const padding = await field.evaluate((input) =>
        Number.parseFloat(getComputedStyle(input).paddingRight),
      );
      expect(outer.x + outer.width - padding).toBeLessThanOrEqual(inner.x);
    }
  }
});

test("on a slow network the last words are answered, and a pick is known to staff as opened", async ({
  as,
}) => {
  const word = newWord();
  const mara = await as("mara");
  const asked = await ask(mara, { title: `Does the ${word} need oil` });
  const theo = await as("theo");
  await theo.goto(asked.path);
  await answerQuestion(theo, "It does not.");
  const visitor = await as(null);
  await findsFirst(visitor, word, asked.path);
  await visitor.goto("/");
  const network = await visitor.context().newCDPSession(visitor);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 600,
    downloadThroughput: 50_000,
    uploadThroughput: 20_000,
  });
  const field = visitor.locator("#home-search");
  await field.pressSequentially("coffee", { delay: 250 });
  await field.fill(word);
  const options = visitor.getByRole("main").getByRole("option");
  await expect(options.first()).toContainText(word);
  await options.first().click();
  await expect(visitor).toHaveURL(new RegExp(asked.path));
  const ines = await as("ines");
  await expect(async () => {
    await ines.goto(`/curation/search/words?subject=question:${asked.number}`);
    await expect(ines.getByRole("main")).toContainText(word, { timeout: 500 });
    await expect(ines.getByRole("heading", { name: "1 search that opened it" })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
});

test("staff see why a result is where it is; customers do not", async ({ as }) => {
  const cleo = await as("cleo");
  await cleo.goto("/search?q=descale");
  await cleo.getByText("Why here?").first().click();
  await expect(cleo.getByText(/^Score: how likely/).first()).toBeVisible();
  await cleo.goto("/curation/search/try?q=descale&mode=ask");
  await expect(cleo.locator("#explained > li").first()).toContainText("Score");
  const mara = await as("mara");
  await mara.goto("/search?q=descale");
  await expect(mara.getByText("Why here?")).toHaveCount(0);
});

test("a visitor on a solved question says whether it helped, and why not", async ({ as }) => {
  const mara = await as("mara");
  const asked = await ask(mara, { title: `The ${newWord()} will not close` });
  const theo = await as("theo");
  await theo.goto(asked.path);
  await answerQuestion(theo, "Turn it by hand until it clicks.");
  await mara.goto(asked.path);
  await mara.locator("#answers").getByRole("button", { name: "It worked" }).click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  const visitor = await as(null);
  await visitor.goto(asked.path);
  const said = visitor.getByRole("region", { name: "Did this solve it?" });
  await said.getByText("No", { exact: true }).click();
  await said.getByLabel("My case is different").check();
  await said.getByRole("button", { name: "Send" }).click();
  await expect(said.getByRole("status")).toContainText("Thank you");
  await expect(said.getByRole("status")).not.toContainText("article");
  await expect(said.getByRole("link", { name: "Ask a question" })).toBeVisible();
});

test("a suggestion that does not help says why without leaving the question", async ({ as }) => {
  const page = await as(null);
  await page.goto("/ask");
  const field = page.getByLabel("Your question in one sentence");
  await field.pressSequentially("how do i descale the one");
  const first = page.locator("ask-suggestions details").first();
  await first.locator("summary").click();
  const told = page.waitForRequest(/as=rejected&reason=not_my_case/);
  await first.getByRole("button", { name: "My case is different" }).click();
  await told;
  await expect(first).toContainText("Noted.");
  await expect(field).toHaveValue("how do i descale the one");
  await expect(page).toHaveURL(/\/ask$/);
});

test("a word without an end stays on a phone's screen, where it is searched and where staff read it", async ({
  as,
}) => {
  const endless = `${newWord()}${"andonandon".repeat(8)}`;
  const phone = { viewport: { width: 360, height: 740 } };
  const [visitor, cleo] = [await as(null, phone), await as("cleo", phone)];
  const isWithin = (page: Page) =>
    expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBe(phone.viewport.width);
  for (const words of [endless, `${endless}er`]) {
    await visitor.goto(`/search?q=${words}`);
    await isWithin(visitor);
  }
  await cleo.goto("/curation/search");
  await expect(cleo.getByRole("link", { name: `${endless}er` }).first()).toBeVisible();
  await isWithin(cleo);
});
