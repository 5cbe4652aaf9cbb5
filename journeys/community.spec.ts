import type { Page } from "@playwright/test";
import { answer, ask, expect, expectSamePage, markPage, newWord, test } from "./cast";

/** Whoever waits for a nudge must not wait for the morning, nor for a place in a day that other journeys have filled. */
async function hearsAtAnyHour(page: Page): Promise<void> {
  await page.goto("/settings/notifications");
  await page.getByLabel("From", { exact: true }).fill("00:00");
  await page.getByLabel("Until", { exact: true }).fill("00:00");
  await page.getByLabel("At most so many in 24 hours").fill("50");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
}

// The second promise: people who know first-hand answer, and who asked says what worked.

test("Theo finds Mara's question in his queue and answers it; she sees it come, accepts, and he hears of it", async ({
  as,
}) => {
  const theo = await as("theo");
  await hearsAtAnyHour(theo);
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Brewing & taste" });
  const notices = mara.locator("#thread-notices");
  await expect(notices).toContainText("Waiting for the community");
  await expect(mara.locator("#thread-head")).toContainText("Open");
  await markPage(mara);

  await theo.goto("/queue");
  const row = theo.locator(`#queue-${asked.number}`);
  await expect(row).toContainText("it is your topic");
  await row.getByRole("button", { name: "I am answering this" }).click();
  await expect(row).toBeHidden();
  await theo.getByRole("link", { name: /^Yours/ }).click();
  await expect(row).toContainText("Yours until");
  await expect(notices).toContainText("Theo Marsh is answering this");

  await row.getByRole("link", { name: asked.title }).click();
  await expect(theo.locator("#thread-notices")).toContainText("You are answering this until");
  const words = `Turn the ${newWord()} screw a little.`;
  await answer(theo, words);
  // One's own answer is for others to accept.
  await expect(
    theo.locator("#answers article", { hasText: words }).getByRole("button", { name: /accept|It worked/i }),
  ).toHaveCount(0);

  const given = mara.locator("#answers article", { hasText: words });
  await expect(given).toBeVisible();
  await expect(given.getByText("Ambassador", { exact: true })).toBeVisible();
  await expect(notices).toContainText("Did one of these answers work?");
  await expectSamePage(mara);

  await given.getByRole("button", { name: "It worked" }).click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  await expect(given).toContainText("Accepted by the asker");
  await expect(given.getByText("Ambassador", { exact: true })).toBeVisible();
  await expectSamePage(mara);
  await expect(theo.locator("#thread-head")).toContainText("Solved");

  await theo.goto("/notifications");
  const news = theo.getByRole("link", { name: `Your answer to “${asked.title}” was accepted` });
  await expect(news).toBeVisible();
  await news.click();
  await expect(theo).toHaveURL(new RegExp(`/questions/${asked.number}/`));

  const visitor = await as(null);
  await visitor.goto(asked.path);
  await expect(visitor.locator("#answers article").first()).toContainText("Accepted by the asker");
});

test("all of it works without JavaScript", async ({ as }) => {
  const mara = await as("mara", { javaScriptEnabled: false });
  const asked = await ask(mara, { topic: "Brewing & taste" });
  const theo = await as("theo", { javaScriptEnabled: false });
  await theo.goto(asked.path);
  await theo.locator("#question").getByRole("button", { name: "I am answering this" }).click();
  await expect(theo.locator("#thread-notices")).toContainText("You are answering this until");
  const words = `Tighten the ${newWord()} ring.`;
  await answer(theo, words);
  await mara.goto(asked.path);
  await mara.getByRole("button", { name: "It worked" }).click();
  await expect(mara.locator("#answers article", { hasText: words })).toContainText("Accepted by the asker");
  await expect(mara.locator("#thread-head")).toContainText("Solved");
});

test("others say that they have it too and that it worked for them; comments and votes show at once", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "App & Wi-Fi" });
  const vera = await as("vera");
  await vera.goto(asked.path);
  await markPage(vera);
  await vera.getByRole("button", { name: "Same problem" }).click();
  await expect(vera.getByRole("button", { name: "You have this too 1" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  const words = `Restart the ${newWord()} twice.`;
  const posted = await answer(vera, words);
  // Nobody votes for their own answer.
  await expect(posted.getByRole("button", { name: /Helpful/ })).toHaveCount(0);
  await expectSamePage(vera);

  const given = mara.locator("#answers article", { hasText: words });
  await given.getByRole("button", { name: "Helpful" }).click();
  await expect(given.getByRole("button", { name: "Helpful 1" })).toHaveAttribute("aria-pressed", "true");
  await given.getByRole("link", { name: "Comment" }).click();
  const note = `Which ${newWord()} do you mean?`;
  await mara.getByLabel("Your comment").fill(note);
  await mara.getByRole("button", { name: "Post comment" }).click();
  await expect(given.getByText(note)).toBeVisible();
  await expect(posted.getByText(note)).toBeVisible();

  await given.getByRole("link", { name: "Did not work" }).click();
  const reason = `It still ${newWord()}s.`;
  await mara.getByLabel("What happened instead?").fill(reason);
  await mara.getByRole("button", { name: "Say that it did not work" }).click();
  await expect(given).toContainText(reason);
  await expect(posted).toContainText("Did not work for the asker");
});

test("who answers calls somebody by name from the menu, and they hear of it where it was written", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara);
  const theo = await as("theo");
  await theo.goto(asked.path);
  const area = theo.locator("#reply textarea");
  await area.pressSequentially("Does this happen when it is cold, @");
  await theo.getByRole("option", { name: /Mara/ }).click();
  await expect(area).toHaveValue("Does this happen when it is cold, @mara ");
  await area.pressSequentially("and @ines");
  await theo.locator("#reply").getByRole("button", { name: "Post answer" }).click();
  const given = theo.locator("#answers article");
  await expect(given.getByRole("link", { name: "@mara" })).toHaveAttribute("href", "/people/mara");
  // By what people are called stands on their page.
  await given.getByRole("link", { name: "@mara" }).click();
  await expect(theo.getByRole("main").getByText("@mara", { exact: true })).toBeVisible();

  const ines = await as("ines");
  await ines.goto("/notifications");
  await ines.getByRole("link", { name: `Theo Marsh mentioned you in “${asked.title}”` }).click();
  await expect(ines).toHaveURL(/#answer-\d+$/);
  await expect(ines.locator(":target")).toContainText("@ines");
});

test("a question that staff took down says that it is gone, and leads on", async ({ as }) => {
  const mara = await as("mara");
  const asked = await ask(mara);
  const ines = await as("ines");
  await ines.goto(`${asked.path}?do=hide`);
  await ines.locator("#panel").getByRole("textbox").fill("Advertising.");
  await ines.locator("#panel").getByRole("button").first().click();
  await expect(ines.locator("#panel")).toBeHidden();
  const visitor = await as(null);
  for (const path of [asked.path, `/questions/${asked.number}`]) {
    const answer = await visitor.goto(path);
    expect(answer!.status()).toBe(410);
    await expect(visitor.getByRole("heading", { name: "This was removed" })).toBeVisible();
  }
  await expect(visitor.locator("#error-search")).toBeVisible();
  expect((await visitor.request.get(`${asked.path}.md`)).status()).toBe(404);
});
