import { answer, ask, expect, newWord, test } from "./cast";

// Who accepts for somebody else may be wrong, and one tap says so.

test("Theo accepts Vera's answer for Mara, Mara contests, and may ask a person at once", async ({ as }) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Brewing & taste" });
  const vera = await as("vera");
  await vera.goto(asked.path);
  const words = `Grind the ${newWord()} beans finer.`;
  await answer(vera, words);

  const theo = await as("theo");
  await theo.goto(asked.path);
  const given = (page: typeof mara) => page.locator("#answers article", { hasText: words });
  await given(theo).getByRole("button", { name: "Accept for the asker" }).click();
  await expect(given(theo)).toContainText("Accepted for the asker by Theo Marsh (ambassador)");
  await expect(given(theo)).toContainText("The asker can contest until");
  await expect(theo.locator("#thread-head")).toContainText("Solved");

  const notices = mara.locator("#thread-notices");
  await expect(notices).toContainText("Theo Marsh accepted an answer for you");
  await expect(notices).toContainText("You can contest until");
  await mara.goto("/notifications");
  await mara
    .getByRole("link", { name: `Theo Marsh marked an answer as the solution of “${asked.title}”` })
    .click();
  await notices.getByRole("link", { name: "No, contest" }).click();
  const reason = `It still tastes of ${newWord()}.`;
  await mara.getByLabel("What does not work?").fill(reason);
  await mara.getByRole("button", { name: "Not solved after all" }).click();

  // It counts as "did not work", the gate is open at once, and the same answer is not accepted for her again.
  await expect(mara.locator("#thread-head")).not.toContainText("Solved");
  await expect(given(mara)).toContainText(reason);
  await expect(notices).toContainText("You can ask a person now");
  await theo.goto("/notifications");
  await expect(
    theo.getByRole("link", { name: `It was not solved after all: “${asked.title}”` }),
  ).toBeVisible();
  await theo.goto(asked.path);
  await expect(given(theo).getByRole("button", { name: "Accept for the asker" })).toHaveCount(0);
  await theo.goto(`/questions/${asked.number}/gate`);
  await expect(theo.getByRole("main")).toContainText("Acceptances contested");

  await notices.getByRole("button", { name: "Ask a person" }).click();
  await expect(notices).toContainText("With support since");
  const ines = await as("ines");
  await ines.goto("/desk");
  const row = ines.locator("#cases li", { hasText: asked.title });
  await expect(row).toContainText("Not solved");
  await row.getByRole("link", { name: asked.title }).click();
  await expect(ines.getByRole("main")).toContainText("Rule R2");
  await expect(ines.getByRole("main")).toContainText(reason);
});
