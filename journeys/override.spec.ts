import { answer, ask, expect, newWord, test } from "./cast";

// The gate is law. Only an admin can set it aside, with a reason, and everybody on the staff sees it.

test("Ada sets the rules aside with a reason, which all staff can read; against an acceptance it is not even offered", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Brewing & taste" });
  const gate = `/questions/${asked.number}/gate`;

  // An agent reads why not and from when, and has no such button.
  const ines = await as("ines");
  await ines.goto("/desk");
  const count = async (page: typeof ines) =>
    Number(
      /set aside (\d+|once)/
        .exec((await page.getByRole("main").textContent()) ?? "")?.[1]
        ?.replace("once", "1") ?? 0,
    );
  const before = await count(ines);
  await ines.goto(gate);
  await expect(ines.getByRole("main")).toContainText("Possible from");
  await expect(ines.getByRole("heading", { name: "Set the rules aside" })).toHaveCount(0);

  const ada = await as("ada");
  await ada.goto(asked.path);
  await ada.goto(gate);
  const form = ada.locator("form#override");
  await form.getByRole("button", { name: "Hand it to support now" }).click();
  await expect(form.getByLabel("Why can this not wait for the rules?")).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  const reason = `A newspaper from ${newWord()} has called about it.`;
  await form.getByLabel("Why can this not wait for the rules?").fill(reason);
  await form.getByRole("button", { name: "Hand it to support now" }).click();
  await expect(ada.getByRole("status").filter({ hasText: "It is with support now." })).toBeVisible();
  await expect(form.getByRole("button")).toHaveCount(0);
  await expect(ada.getByRole("main")).toContainText(reason);
  await expect(mara.locator("#thread-notices")).toContainText("With support since");

  await ines.goto("/desk");
  expect(await count(ines)).toBe(before + 1);
  const row = ines.locator("#cases li", { hasText: asked.title });
  await expect(row).toContainText("Rule set aside");
  await row.getByRole("link", { name: asked.title }).click();
  await expect(ines.getByRole("main")).toContainText("An admin set the rules aside.");
  await expect(ines.getByRole("main")).toContainText(reason);
  // Curators are staff as well: how often, by whom and why is nobody's secret in the company.
  const cleo = await as("cleo");
  await cleo.goto("/desk/insights");
  await expect(cleo.getByRole("main")).toContainText(reason);

  const solved = await ask(mara, { topic: "Brewing & taste" });
  const theo = await as("theo");
  await theo.goto(solved.path);
  const words = `Use ${newWord()} water.`;
  await answer(theo, words);
  await mara
    .locator("#answers article", { hasText: words })
    .getByRole("button", { name: "It worked" })
    .click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  await ada.goto(`/questions/${solved.number}/gate`);
  await expect(ada.getByRole("heading", { name: "Set the rules aside" })).toHaveCount(0);
});
