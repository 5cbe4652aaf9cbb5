import { answer, ask, expect, expectSamePage, markPage, test } from "./cast";

// An ambassador's day: from the queue to an answer that was accepted.

test("an ambassador finds a question in the queue, claims it, answers, and the asker accepts", async ({
  as,
}) => {
  const theo = await as("theo");
  await theo.goto("/queue");
  await markPage(theo);
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Espresso machines" });

  // It comes by itself, with the reason why it is there.
  const row = theo.locator(`#queue-${asked.number}`);
  await expect(row).toBeVisible();
  await expect(row.getByRole("list", { name: "Why it is here" })).toContainText(/your topic/i);
  await row.getByRole("button", { name: "I am answering this" }).click();
  await expect(row).toBeHidden();
  await expectSamePage(theo);
  await theo.getByRole("link", { name: /^Yours/ }).click();
  await expect(row).toContainText("Yours until");

  // Everybody sees who is on it; whoever comes second hears it and is offered another.
  await mara.goto(asked.path);
  await expect(mara.locator("#thread-notices")).toContainText("is answering");
  await row.getByRole("link", { name: asked.title }).click();
  await expect(theo.locator("#thread-next")).toContainText("You are answering this");
  await answer(theo, "Put a drop of food-safe grease on the lugs.");

  await mara.reload();
  const given = mara.locator("#answers article", { hasText: "food-safe grease" });
  await expect(given.getByText("Ambassador", { exact: true })).toBeVisible();
  await given.locator("[id^=act-accept-]").click();
  await expect(mara.locator("#thread-rating")).toBeVisible();
  await mara.locator("#thread-rating").getByRole("button", { name: "5 of 5" }).click();
  await expect(mara.locator("#thread-rating")).toContainText("You gave it 5 of 5");

  await theo.goto("/ambassadors/me");
  await expect(theo.getByRole("heading", { name: "Your appointment" })).toBeVisible();
  await expect(theo.getByText("This month: Solved")).toBeVisible();
});

test("two want the same question: the second hears who has it and what else waits", async ({ as }) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Espresso machines" });
  const [theo, ines] = [await as("theo"), await as("ines")];
  await ines.goto("/queue");
  const hers = ines.locator(`#queue-act-${asked.number}`);
  await expect(hers).toBeVisible();
  // Her page does not hear of it, as when both press in the same second.
  await ines.route("**/live?**", (route) => route.fulfill({ status: 503 }));
  await ines.reload();
  await expect(hers).toBeVisible();
  await theo.goto("/queue");
  await theo.locator(`#queue-act-${asked.number}`).click();
  await expect(theo.locator(`#queue-${asked.number}`)).toBeHidden();
  await hers.click();
  await expect(ines.getByRole("status").filter({ hasText: "is answering this already" })).toBeVisible();
  await expect(ines.locator("#queue").getByText("Next for you")).toBeVisible();
});

test("keys move through the queue, open, claim and pass over", async ({ as }) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Espresso machines" });
  const theo = await as("theo");
  await theo.goto("/queue");
  const link = theo.locator(`#queue-${asked.number} .row-link`);
  for (let press = 0; press < 60; press += 1) {
    await theo.keyboard.press("j");
    if (await link.evaluate((each) => each === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await theo.keyboard.press("s");
  await expect(theo.locator(`#queue-${asked.number}`)).toBeHidden();
});

test("a customer becomes an ambassador: applies, passes the quiz, is appointed, and holidays are kept", async ({
  as,
}) => {
  const vera = await as("vera");
  await vera.goto("/ambassadors");
  await vera.getByRole("link", { name: "Become an ambassador" }).click();
  await vera.getByLabel("Grinders", { exact: true }).check();
  await vera.getByLabel("Why you").fill("I have taken apart and cleaned every grinder of yours.");
  await vera.getByRole("button", { name: "Go on to the quiz" }).click();
  // Everything wrong first: the page says why.
  await vera.getByRole("button", { name: "Check my answers" }).click();
  await expect(vera.getByRole("status").filter({ hasText: "Not quite" })).toBeVisible();
  const right: Record<string, RegExp> = {
    "1": /Hide the answer with a reason/,
    "2": /Certify that it needs staff, because/,
    "3": /Yes, if it is not your own/,
    "4": /Others see that you are answering/,
    "5": /Say to unplug it/,
    "6": /Those of any asker/,
    "7": /Link the answered question kindly/,
    "8": /It stands; your powers/,
  };
  for (const words of Object.values(right)) await vera.getByRole("radio", { name: words }).check();
  await vera.getByRole("button", { name: "Check my answers" }).click();
  await expect(vera.getByText("An admin decides now")).toBeVisible();

  const ada = await as("ada");
  await ada.goto("/programme/applications");
  const line = ada.getByRole("listitem").filter({ hasText: "cleaned every grinder" });
  await line.getByText("Decide", { exact: true }).click();
  await line.getByRole("button", { name: "Appoint" }).click();
  await expect(ada.getByText("Appointed.", { exact: true })).toBeVisible();

  await vera.goto("/ambassadors/me");
  await expect(vera.getByRole("link", { name: "Grinders" }).first()).toBeVisible();
  await vera.goto("/settings/notifications");
  await vera.getByLabel("First day").fill("2030-01-01");
  await vera.getByLabel("Last day").fill("2029-01-01");
  await vera.getByRole("button", { name: "Save" }).click();
  await expect(vera.getByText("A holiday needs a first and a last day").first()).toBeVisible();
  await expect(vera.getByLabel("First day")).toHaveValue("2030-01-01");
  await vera.getByLabel("Last day").fill("2030-01-09");
  await vera.getByRole("button", { name: "Save" }).click();
  await expect(vera.getByText("Saved.", { exact: true })).toBeVisible();
});
