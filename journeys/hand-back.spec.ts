import { answer, ask, expect, newWord, test } from "./cast";

// Support may give a question back to the community, and only the asker's yes does it.

test("Ines asks to hand back; Mara says no, then yes; the case ends and the community goes on", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Cleaning & descaling" });
  const theo = await as("theo");
  await theo.goto(asked.path);
  await theo.locator("#question").getByRole("link", { name: "Needs staff" }).click();
  await theo.getByLabel("Why", { exact: true }).selectOption("policy");
  await theo.getByRole("button", { name: "Hand it to staff" }).click();
  const notices = mara.locator("#thread-notices");
  await expect(notices).toContainText("With support since");

  const ines = await as("ines");
  await ines.goto("/desk");
  await ines.locator("#cases li", { hasText: asked.title }).getByRole("link", { name: asked.title }).click();
  await ines.getByRole("button", { name: "Take this case" }).click();
  await expect(ines.getByText("You have it")).toBeVisible();
  const handBack = async (reason: string) => {
    await ines.getByText("Hand back to the community", { exact: true }).click();
    await ines.getByLabel("Why can the community solve it?").fill(reason);
    await ines.getByRole("button", { name: "Ask to hand it back" }).click();
    await expect(ines.getByRole("main")).toContainText("is asked whether the community may go on");
  };

  await handBack("Many have cleaned this one.");
  await expect(notices).toContainText("May the community go on with this?");
  await notices.getByRole("button", { name: "No, please go on" }).click();
  await expect(notices).toContainText("With support since");
  await expect(notices).toContainText(/Ines Carvalho|replies by|Next reply/);
  await ines.reload();
  await expect(ines.getByText("You have it")).toBeVisible();

  const reason = `There is a thread about the ${newWord()} valve.`;
  await handBack(reason);
  await expect(notices).toContainText(reason);
  await notices.getByRole("button", { name: "Yes, give it back" }).click();
  await expect(mara.locator("#thread-head")).not.toContainText("With support");
  await expect(mara.locator("#thread-head")).toContainText("Open");
  await ines.reload();
  await expect(ines.getByText("Handed back to the community.")).toBeVisible();

  // The community goes on where it was.
  await theo.goto(asked.path);
  const words = `Soak the ${newWord()} valve overnight.`;
  await answer(theo, words);
  await mara
    .locator("#answers article", { hasText: words })
    .getByRole("button", { name: "It worked" })
    .click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
});
