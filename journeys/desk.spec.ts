import { ask, expect, newWord, test } from "./cast";

// The third promise: where the community cannot help, one person does, says until when, and keeps notes to the staff.

test("an urgent question goes to Ines, who promises, writes, answers; Mara accepts and the case is closed (A10)", async ({
  as,
}) => {
  const mara = await as("mara");
  const secret = `Card ending ${newWord()}`;
  const asked = await ask(mara, {
    title: `Charged twice for the ${newWord()} bag`,
    mark: "payment",
    privateDetails: secret,
  });
  const banner = mara.locator("#thread-notices");
  await expect(banner).toContainText("With support since");
  await expect(banner).toContainText("Support replies by");

  const ines = await as("ines");
  await ines.goto("/desk");
  const row = ines.locator("#cases li", { hasText: asked.title });
  await expect(row).toContainText("Urgent");
  await row.getByRole("link", { name: asked.title }).click();
  await expect(ines.getByRole("heading", { level: 1, name: asked.title })).toBeVisible();
  await expect(ines.getByRole("main")).toContainText(secret);
  await expect(ines.getByRole("main")).toContainText("Rule R4");

  // Hana has the same case open. Whoever comes second is told who was first.
  const hana = await as("hana");
  await hana.goto(ines.url());
  await expect(hana.getByRole("button", { name: "Take this case" })).toBeVisible();
  await ines.getByRole("button", { name: "Take this case" }).click();
  await expect(ines.getByText("You have it")).toBeVisible();
  const refused = hana.waitForResponse((response) => response.request().method() === "POST");
  await hana.getByRole("button", { name: "Take this case" }).click();
  expect((await refused).status()).toBe(409);
  await expect(hana.getByRole("alert")).toContainText("Ines Carvalho");
  await expect(hana.getByText("Ines Carvalho has it")).toBeVisible();
  await expect(hana.getByRole("button", { name: "Take this case" })).toHaveCount(0);

  const what = `What the bank says about ${newWord()}`;
  await ines.getByText("Make a promise").click();
  await ines.getByLabel("What will you tell?").fill(what);
  await ines.getByLabel("Why does it take time?").fill("The bank answers once a day.");
  await ines.getByLabel("By when?").selectOption("24");
  await ines.getByRole("button", { name: "Promise", exact: true }).click();
  await expect(ines.getByRole("complementary")).toContainText(what);
  await expect(banner).toContainText("Ines Carvalho answers by");
  await expect(banner).toContainText(`Promised: ${what}, because The bank answers once a day.`);

  const noteWord = newWord();
  const note = `Checked with accounting: ${noteWord}`;
  await ines.getByText("Leave a note").click();
  await ines.getByLabel("Internal note").fill(note);
  await ines.getByRole("button", { name: "Keep note" }).click();
  await expect(ines.getByText(note)).toBeVisible();
  const question = `Which ${newWord()} account was it?`;
  await ines.getByText("Write privately").click();
  await ines.getByLabel("Private message").fill(question);
  await ines.getByRole("button", { name: "Send privately" }).click();
  await expect(ines.getByText(question)).toBeVisible();

  const inside = mara.locator("#thread-inside");
  await expect(inside).toContainText(question);
  const reply = `The ${newWord()} one.`;
  await inside.locator("summary", { hasText: "Write to support privately" }).click();
  await inside.getByRole("textbox", { name: "Write to support privately" }).fill(reply);
  await inside.getByRole("button", { name: "Send privately" }).click();
  await expect(inside).toContainText(reply);
  await ines.reload();
  await expect(ines.getByText(reply)).toBeVisible();

  const words = `We have sent back the ${newWord()} payment.`;
  await ines.getByRole("textbox", { name: "Your answer" }).fill(words);
  await ines.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(ines.getByText("Answered, not confirmed")).toBeVisible();

  const given = mara.locator("#answers article", { hasText: words });
  await expect(given.getByText("Staff", { exact: true })).toBeVisible();
  await expect(banner).toContainText("Support has answered. Did it work?");
  await banner.getByRole("button", { name: "Yes, it worked" }).click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
  await expect(given).toContainText("Accepted by the asker");

  await ines.reload();
  await expect(ines.getByText("Closed: the answer was accepted.")).toBeVisible();
  await expect(ines.getByRole("complementary")).toContainText("Kept");
  await ines.goto("/desk?view=ended");
  await expect(ines.locator("#cases li", { hasText: asked.title })).toContainText("Closed");

  // What was said among staff reached the asker on no way, and no mail tells what was private (A10).
  for (const path of [asked.path, `${asked.path}?page=1`, "/notifications", "/people/mara", "/"])
    expect(await (await mara.request.get(path)).text(), path).not.toContain(noteWord);
  await mara.goto("/demo/mail");
  // A subject is read by whoever stands beside, so a restricted question has a number there and no title.
  await expect(mara.getByRole("main")).not.toContainText(asked.title);
  const own = mara.getByRole("listitem").filter({ hasText: "mara@example.com" });
  const letters = own.filter({ hasText: `no. ${asked.number}` }).getByRole("link");
  await expect(letters.first()).toBeVisible();
  for (const letter of await letters.all()) {
    const text = await (await mara.request.get(String(await letter.getAttribute("href")))).text();
    for (const secretWords of [noteWord, question, reply, secret]) expect(text).not.toContain(secretWords);
  }
  // A person without the right sees nothing of it at all.
  const theo = await as("theo");
  expect((await theo.request.get(asked.path)).status()).toBe(404);
});

test("what the community solves while an agent is at work waits for the agent's word", async ({ as }) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "Cleaning & descaling" });
  const theo = await as("theo");
  await theo.goto(asked.path);
  await theo.locator("#question").getByRole("link", { name: "Needs staff" }).click();
  await theo.getByLabel("Why", { exact: true }).selectOption("product_defect");
  await theo.getByRole("button", { name: "Hand it to staff" }).click();
  await expect(theo.locator("#thread-notices")).toContainText("With support since");

  const ines = await as("ines");
  await ines.goto("/desk");
  await ines.locator("#cases li", { hasText: asked.title }).getByRole("link", { name: asked.title }).click();
  await ines.getByRole("button", { name: "Take this case" }).click();
  await expect(ines.getByText("You have it")).toBeVisible();

  const vera = await as("vera");
  await vera.goto(asked.path);
  const words = `Clean the ${newWord()} valve.`;
  await vera.getByRole("textbox", { name: "Answer" }).fill(words);
  await vera.getByRole("button", { name: "Post answer" }).click();
  await mara
    .locator("#answers article", { hasText: words })
    .getByRole("button", { name: "It worked" })
    .click();
  await expect(mara.locator("#thread-notices")).toContainText("You have accepted an answer");
  await expect(mara.locator("#thread-head")).not.toContainText("Solved");

  await ines.reload();
  await expect(ines.getByText("Mara Lindqvist has accepted an answer of the community")).toBeVisible();
  await ines.getByRole("button", { name: "Let it stand" }).click();
  await expect(ines.getByText("Withdrawn: the community solved it")).toBeVisible();
  await expect(mara.locator("#thread-head")).toContainText("Solved");
});
