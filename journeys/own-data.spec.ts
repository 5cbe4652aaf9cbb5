import { answer, ask, expect, join, newWord, test } from "./cast";

// What is kept of somebody is theirs: they take a copy along, and leave when they like.

test("Nora takes a copy of her data and erases her account; her answer stays, without her name (B08)", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Brewing & taste" });
  const nora = await as(null);
  const member = await join(nora);
  await nora.goto(asked.path);
  const words = `Use the ${newWord()} basket.`;
  await answer(nora, words);
  const given = mara.locator("#answers article", { hasText: words });
  await given.getByRole("button", { name: "It worked" }).click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  await mara.getByRole("textbox", { name: "Answer" }).fill(`@${member.handle} was right, thank you.`);
  await mara.getByRole("button", { name: "Post answer" }).click();
  await expect(mara.locator("#answers article", { hasText: `@${member.handle} was right` })).toBeVisible();

  await nora.goto("/settings");
  await nora.getByRole("link", { name: "Your data" }).click();
  await nora.getByRole("button", { name: "Make a link to my data" }).click();
  await expect(nora.getByText("The link is ready. It works only for you.")).toBeVisible();
  const link = nora.getByRole("link", { name: "Download my data" });
  const download = nora.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toBe("my-data.zip");
  const path = String(await link.getAttribute("href"));
  const copy = await nora.request.get(path);
  expect(copy.headers()["content-type"]).toBe("application/zip");
  expect((await copy.body()).subarray(0, 2).toString()).toBe("PK");
  expect((await mara.request.get(path)).status()).toBe(404);

  // One press is not enough.
  const form = nora.locator("form#erase");
  await form.getByLabel("Type the short name to go on").fill("somebody-else");
  await form.getByRole("button", { name: "Erase for good" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByLabel("Type the short name to go on").fill(member.handle);
  await form.getByRole("button", { name: "Erase for good" }).click();
  await expect(nora.getByRole("heading", { level: 1, name: "Your account is erased" })).toBeVisible();
  await expect(nora.locator("#account-menu")).toHaveCount(0);
  expect((await nora.request.get(`/people/${member.handle}`)).status()).toBe(404);

  await mara.reload();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  await expect(given).toContainText(/anon\d+/);
  await expect(given).toContainText("Accepted by the asker");
  // The worker goes through all texts a moment later.
  await expect(async () => {
    await mara.reload();
    expect(await mara.getByRole("main").innerHTML()).not.toContain(member.handle);
  }).toPass();
  expect(await (await mara.request.get(asked.path)).text()).not.toContain(member.name);
});

test("the last admin cannot go", async ({ as }) => {
  const ada = await as("ada");
  await ada.goto("/settings/data");
  const form = ada.locator("form#erase");
  await form.getByLabel("Type the short name to go on").fill("ada");
  await form.getByRole("button", { name: "Erase for good" }).click();
  await expect(form.getByRole("alert")).toContainText("admin");
  await ada.goto("/admin");
  await expect(ada.getByRole("heading", { level: 1 })).toBeVisible();
});
