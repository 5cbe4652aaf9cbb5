import { ask, expect, test } from "./cast";

test("a text that was being changed is there again, until it is thrown away or saved; earlier texts stay in the history", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { happened: "It squeaks in the morning." });
  const edit = `/questions/${asked.number}/edit`;
  await mara.goto(edit);
  const words = mara.getByRole("textbox", { name: "Details" });
  const stored = await words.inputValue();
  const changed = `${stored}\n\nSince Monday.`;
  const isKept = () =>
    mara.evaluate(() => Object.entries(localStorage).some(([, kept]) => kept.includes("Since Monday")));

  await words.fill(changed);
  await expect.poll(isKept).toBe(true);
  await mara.goto(asked.path);
  await mara.goto(edit);
  await expect(words).toHaveValue(changed);
  await mara.getByRole("button", { name: "Use the saved text" }).click();
  await expect(words).toHaveValue(stored);

  await words.fill(changed);
  await mara.getByRole("button", { name: "Save" }).click();
  await expect(mara.locator("#question")).toContainText("Since Monday.");
  expect(await isKept()).toBe(false);
  await mara.getByRole("link", { name: "edited" }).click();
  await expect(mara.getByText("Version 1")).toBeVisible();
  await expect(mara.getByText("Since Monday.").first()).toBeVisible();
});
