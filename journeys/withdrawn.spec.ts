import { answer, ask, expect, newWord, test } from "./cast";

// The community may still win: an acceptance withdraws a case that nobody owns, and taking it back brings the case back.

test("Theo certifies, Mara accepts his answer and the case is withdrawn; she takes it back and the case is there again", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Brewing & taste" });
  const theo = await as("theo");
  await theo.goto(asked.path);
  const words = `Until staff look at it, loosen the ${newWord()} nut.`;
  await answer(theo, words);
  await theo.locator("#question").getByRole("link", { name: "Needs staff" }).click();
  await theo.getByLabel("Why", { exact: true }).selectOption("product_defect");
  await theo.getByLabel("What should they know?").fill("The nut is from the bad batch.");
  await theo.getByRole("button", { name: "Hand it to staff" }).click();
  const notices = mara.locator("#thread-notices");
  await expect(notices).toContainText("With support since");
  await expect(mara.locator("#thread-head")).toContainText("With support");

  const ines = await as("ines");
  await ines.goto("/desk");
  const row = ines.locator("#cases li", { hasText: asked.title });
  await expect(row).toContainText("Needs staff");
  await row.getByRole("link", { name: asked.title }).click();
  const casePath = new URL(ines.url()).pathname;
  await expect(ines.getByRole("main")).toContainText("Rule R3");

  await mara
    .locator("#answers article", { hasText: words })
    .getByRole("button", { name: "It worked" })
    .click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  await expect(notices).not.toContainText("With support since");
  await ines.goto(casePath);
  await expect(ines.getByText("Withdrawn: the community solved it")).toBeVisible();
  await expect(ines.getByRole("button", { name: "Take this case" })).toHaveCount(0);
  await ines.goto("/desk");
  await expect(row).toHaveCount(0);

  await mara.getByRole("link", { name: "Take acceptance back" }).click();
  const reason = `After an hour it ${newWord()}s again.`;
  await mara.getByLabel("What does not work?").fill(reason);
  await mara.getByRole("button", { name: "Not solved after all" }).click();
  await expect(mara.locator("#thread-head")).toContainText("With support");
  await expect(notices).toContainText("With support since");
  await expect(mara.locator("#answers article", { hasText: words })).toContainText(reason);

  await ines.goto("/desk");
  await expect(row).toBeVisible();
  await ines.goto(casePath);
  await ines.getByRole("button", { name: "Take this case" }).click();
  await expect(ines.getByText("You have it")).toBeVisible();
});
