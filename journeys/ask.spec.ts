import type { Page } from "@playwright/test";
import { askedOn, expect, newWord, test } from "./cast";

// Asking: what is known already comes first, and what is posted, who sees it and what follows is said before.

const titleField = (page: Page) => page.getByLabel("Your question in one sentence");
const details = (page: Page) => page.getByLabel("What happens?");

test("Mara reads suggestions in place, is warned of a phone number, and posts once however often she presses", async ({
  as,
}) => {
  const page = await as("mara");
  const word = newWord();
  const title = `How do I descale the One after ${word}`;
  await page.goto("/ask");
  await titleField(page).pressSequentially(title, { delay: 5 });
  await expect(page.getByRole("heading", { name: "Does one of these help?" })).toBeVisible();
  const first = page.locator("ask-suggestions li").first();
  await first.locator("summary").click();
  // The answer's words, or the question's where there is no answer yet.
  await expect(first.locator("[data-field=snippet]:visible, [data-field=answer]:visible").first()).toHaveText(
    /\w{3,}/,
  );
  await expect(first.getByRole("link", { name: "Read all of it" })).toHaveAttribute(
    "href",
    /\/(articles|questions)\//,
  );
  await expect(page).toHaveURL(/\/ask$/);

  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Still need help" })).toBeVisible();
  await details(page).fill(`The lamp stays red. Call me on +49 151 2345 6789 about **${word}**.`);
  await page.getByLabel("What have you tried?").fill("Switching it off and on.");
  await page.getByLabel("Topic", { exact: true }).selectOption({ label: "App & Wi-Fi" });
  await page.getByText("Private details that only staff see").click();
  await page.getByLabel("Private details", { exact: true }).fill(`Order ${word}-17`);
  await page.getByRole("button", { name: "Review" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Check and post" })).toBeVisible();
  await expect(page.getByText("Part of this looks private")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("A phone number: +49 151 2345 6789");
  await expect(page.getByRole("button", { name: "Post anyway" })).toBeVisible();
  await page.getByRole("link", { name: "Change" }).first().click();
  await expect(details(page)).toHaveValue(/Call me on/);
  await expect(page.getByLabel("What have you tried?")).toHaveValue("Switching it off and on.");
  await expect(page.getByLabel("Private details", { exact: true })).toHaveValue(`Order ${word}-17`);
  await details(page).fill(`The lamp stays red, said **${word}**.`);
  await page.getByRole("button", { name: "Review" }).click();

  const review = page.getByRole("main");
  await expect(review.getByText("Part of this looks private")).toBeHidden();
  await expect(review.locator("strong", { hasText: word })).toBeVisible();
  await expect(review).toContainText("Topic: App & Wi-Fi");
  await expect(review).toContainText("Everybody can read this");
  await expect(review).toContainText("Only you and support staff see this part.");
  await expect(review).toContainText(/If nobody has answered by .+, a person from support takes over\./);
  const promised = await review.locator("time").last().getAttribute("datetime");

  // The same review in a second tab: what is pressed in both is one question.
  const second = await page.context().newPage();
  await second.goto(page.url());
  await Promise.all([
    page.getByRole("button", { name: "Post question" }).dblclick(),
    second.getByRole("button", { name: "Post question" }).click(),
  ]);
  const asked = await askedOn(page, title);
  await expect(second).toHaveURL(new RegExp(`/questions/${asked.number}/`));
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  // What the review said is what the thread says.
  const notice = page.locator("#thread-notices");
  await expect(notice).toContainText("Waiting for the community");
  const kept = await notice.locator("time").first().getAttribute("datetime");
  expect(Math.abs(Date.parse(kept!) - Date.parse(promised!))).toBeLessThan(10 * 60_000);
  await expect(page.locator("#thread-inside")).toContainText(`Order ${word}-17`);

  const others = await as(null);
  await others.goto(asked.path);
  await expect(others.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(others.locator("body")).not.toContainText(`Order ${word}-17`);
  await page.goto("/people/mara");
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});

test("asking works without JavaScript, and going back and posting again leads to the same question", async ({
  as,
}) => {
  const page = await as("mara", { javaScriptEnabled: false });
  const title = `Can I descale the One with ${newWord()}`;
  await page.goto("/ask");
  await titleField(page).fill(title);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Does one of these help?" })).toBeVisible();
  const first = page.locator("details[name=suggestion]").first();
  await first.locator("summary").click();
  await expect(first.getByRole("button", { name: "This solved it" })).toBeVisible();

  // What is missing is said, and what was typed stays.
  await page.getByLabel("What have you tried?").fill("Nothing yet");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("What have you tried?")).toHaveValue("Nothing yet");
  await details(page).fill("It says so nowhere.");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check and post" })).toBeVisible();
  const review = page.url();
  await page.getByRole("button", { name: "Post question" }).click();
  const { number } = await askedOn(page, title);
  await page.goBack();
  expect(page.url()).toBe(review);
  const again = page.getByRole("button", { name: "Post question" });
  // The browser may show the page as it was, or ask for it again; a draft that was posted is gone then.
  if (await again.isVisible()) {
    await again.click();
    await expect(page).toHaveURL(new RegExp(`/questions/${number}/`));
  } else await expect(page.getByText("This draft is not here any more")).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test(`“This solved it” ends with thanks and nothing is asked (${javaScriptEnabled ? "with" : "without"} JavaScript)`, async ({
    as,
  }) => {
    const page = await as("mara", { javaScriptEnabled });
    const word = newWord(12);
    const title = `Descale the One like ${word} does`;
    await page.goto("/ask");
    await titleField(page).fill(title);
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Continue" }).click();
    const article = page.locator("details[name=suggestion]", { has: page.locator('a[href^="/articles/"]') });
    await article.first().locator("summary").click();
    await article.first().getByRole("button", { name: "This solved it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Good to hear" })).toBeVisible();
    const subject = new URL(page.url()).searchParams.get("solved")!;
    expect(subject).toMatch(/^article:\d+$/);
    // It is on record: from now on whoever searches with that word is led to the article that had solved it.
    const opened = (html: string) => decodeURIComponent(html).includes(`subject=${subject}"`);
    await expect
      .poll(async () => opened(await (await page.request.get(`/search?q=${word}`)).text()), {
        timeout: 20_000,
      })
      .toBe(true);
    await page.goto("/people/mara");
    await expect(page.getByRole("link", { name: title })).toHaveCount(0);
  });
}

test("an urgent question says that only staff see it, and whom to call", async ({ as }) => {
  const page = await as("mara");
  await page.goto(`/ask?step=details&title=${encodeURIComponent(`Sparks from the plug ${newWord()}`)}`);
  await details(page).fill("There are sparks.");
  await page.getByLabel("Is it about one of these?").selectOption("safety");
  await page.getByRole("button", { name: "Review" }).click();
  const review = page.getByRole("main");
  await expect(review).toContainText("Only you and the staff see this");
  await expect(review).toContainText("A person from support gets it at once.");
  await expect(review).toContainText("+49 30 5550 1400");
  await expect(page.getByRole("button", { name: "Send to support" })).toBeVisible();
});
