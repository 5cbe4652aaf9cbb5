import { answer, ask, expect, join, newWord, openMail, test } from "./cast";

// Running a site on screen: what is set counts from the next click on, for askers as for those who lose a right.

test("Ada makes a team and a topic with rules of its own, and who asks there is told these times and that number", async ({
  as,
}) => {
  const ada = await as("ada");
  const word = newWord();
  const team = `Team ${word}`;
  const topic = `Topic ${word}`;
  await ada.goto("/admin/teams/new");
  await ada.getByLabel("Name", { exact: true }).fill(team);
  await ada.getByLabel("Hours until a first reply is promised").fill("3");
  await ada.getByLabel("Telephone").fill("+49 30 5550 9999");
  await ada.getByRole("button", { name: "Create team" }).click();
  await expect(ada.getByText("The team is there. Now give it members.")).toBeVisible();
  await ada.locator("#add-member-personId").selectOption({ label: "Hana Sato" });
  await ada.getByRole("button", { name: "Add", exact: true }).click();
  await expect(ada.getByRole("button", { name: "Remove Hana Sato from the team" })).toBeVisible();

  await ada.goto("/admin/topics/new");
  await ada.getByLabel("Name", { exact: true }).fill(topic);
  await ada.getByLabel("Description").fill(`All about ${word}.`);
  await ada.getByLabel("Team", { exact: true }).selectOption({ label: team });
  await ada.getByRole("button", { name: "Create topic" }).click();
  await expect(ada.getByText(`The topic “${topic}” is there now.`)).toBeVisible();

  await ada.goto("/admin/rules");
  await ada.getByLabel("Rules for").selectOption({ label: topic });
  await ada.getByRole("button", { name: "Show", exact: true }).click();
  await expect(ada.getByRole("heading", { level: 1, name: `Gate rules for ${topic}` })).toBeVisible();
  const unanswered = ada.getByRole("region", { name: "R1 · Unanswered" });
  await unanswered.getByLabel("Hours").fill("0");
  await ada.getByRole("button", { name: "See what changes" }).click();
  await expect(ada.getByRole("alert").first()).toBeVisible();
  await unanswered.getByLabel("Hours").fill("2");
  await ada.getByRole("button", { name: "See what changes" }).click();
  const changes = ada.getByRole("region", { name: "What changes" });
  await expect(changes.getByRole("deletion")).toContainText("After 24 hours without an answer");
  await expect(changes.getByRole("insertion")).toContainText("After 2 hours without an answer");
  await changes.getByRole("button", { name: /save/i }).click();
  await expect(ada.getByRole("status").first()).toBeVisible();
  await expect(unanswered.getByLabel("Hours")).toHaveValue("2");

  const mara = await as("mara");
  const asked = await ask(mara, { topic });
  const notices = mara.locator("#thread-notices");
  await expect(notices).toContainText("Waiting for the community");
  const at = Date.parse(String(await notices.locator("time").first().getAttribute("datetime")));
  expect(Math.abs(at - Date.now() - 2 * 3_600_000)).toBeLessThan(5 * 60_000);
  await ask(mara, { topic, mark: "safety" });
  await expect(notices).toContainText(`${team} replies by`);
  await expect(notices).toContainText("+49 30 5550 9999");

  await ada.goto("/admin/audit");
  await expect(ada.getByRole("main")).toContainText(word);
  const visitor = await as(null);
  await visitor.goto(`/topics/topic-${word}`);
  await expect(visitor.getByRole("heading", { level: 1, name: topic })).toBeVisible();
  await expect(visitor.getByRole("link", { name: asked.title })).toBeVisible();
});

test("who is paused is refused at once in an open session, cannot come back, and can after the pause (A08)", async ({
  as,
}) => {
  const member = await as(null);
  const { name, handle, email } = await join(member);
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "App & Wi-Fi" });
  await member.goto(asked.path);
  const words = `Nobody should read this ${newWord()} of somebody who may not write any more, at any time.`;
  await member.getByRole("textbox", { name: "Answer" }).fill(words);

  const ada = await as("ada");
  await ada.goto(`/admin/people/${handle}`);
  await expect(ada.getByRole("heading", { level: 1, name })).toBeVisible();
  await ada.getByLabel("Reason").fill("Sold things in comments.");
  await ada.getByRole("button", { name: "Pause account" }).click();
  await expect(ada.getByText("Sold things in comments.").first()).toBeVisible();

  const posted = member.waitForResponse((response) => response.request().method() === "POST");
  await member.getByRole("button", { name: "Post answer" }).click();
  expect((await posted).status()).toBeGreaterThanOrEqual(400);
  await expect(member.getByRole("alert").first()).toBeVisible();
  // What was typed is not taken away.
  await expect(member.getByRole("textbox", { name: "Answer" })).toHaveValue(words);
  await mara.reload();
  await expect(mara.locator("body")).not.toContainText(words);
  await member.goto("/settings");
  await expect(member).toHaveURL(/\/sign-in\?/);

  await member.getByLabel("E-mail address").fill(email);
  await member.getByRole("button", { name: "Send me a link" }).click();
  await openMail(member, email, "Your sign-in link");
  const link = String(await member.getByRole("link", { name: /\/sign-in\/confirm\?/ }).getAttribute("href"));
  await member.goto(link);
  await member.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(member.getByRole("alert")).toContainText("paused");
  await expect(member.locator("#account-menu")).toBeHidden();

  await ada.goto(`/admin/people/${handle}`);
  await ada.getByRole("button", { name: "End the pause" }).click();
  await expect(ada.getByRole("button", { name: "Pause account" })).toBeVisible();
  await member.goto("/sign-in");
  await member.getByLabel("E-mail address").fill(email);
  await member.getByRole("button", { name: "Send me a link" }).click();
  await openMail(member, email, "Your sign-in link");
  await member.getByRole("link", { name: /\/sign-in\/confirm\?/ }).click();
  await member.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(member.locator("#account-menu")).toBeVisible();
});

test("a role that is taken away is gone with the next click in an open tab (A07)", async ({ as }) => {
  const member = await as(null);
  const { handle } = await join(member);
  expect((await member.goto("/desk"))!.status()).toBe(403);
  const ada = await as("ada");
  const role = async (label: string) => {
    await ada.goto(`/admin/people/${handle}`);
    await ada.getByLabel("Role", { exact: true }).selectOption({ label });
    await ada.getByRole("button", { name: "Change role" }).click();
    await expect(ada.getByText("Role changed.")).toBeVisible();
  };
  await role("Agent");
  expect((await member.goto("/desk"))!.status()).toBe(200);
  const mara = await as("mara");
  const asked = await ask(mara, { mark: "security" });
  await member.goto("/desk");
  await member.getByRole("link", { name: asked.title }).click();
  await expect(member.getByRole("button", { name: "Take this case" })).toBeVisible();
  const casePath = new URL(member.url()).pathname;

  await role("Customer");
  const taken = member.waitForResponse((response) => response.request().method() === "POST");
  await member.getByRole("button", { name: "Take this case" }).click();
  expect((await taken).status()).toBeGreaterThanOrEqual(400);
  await expect(member.locator("body")).not.toContainText(asked.title);
  for (const path of [casePath, asked.path]) expect((await member.goto(path))!.status()).not.toBe(200);
  const ines = await as("ines");
  await ines.goto(casePath);
  await expect(ines.getByRole("button", { name: "Take this case" })).toBeVisible();
});

test("what is reported is looked at, hidden with a reason that its author reads, and can come back", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { topic: "App & Wi-Fi" });
  const vera = await as("vera");
  await vera.goto(asked.path);
  const words = `Buy my ${newWord()} instead.`;
  await answer(vera, words);
  const posted = mara.locator("#answers article", { hasText: words });
  await posted.getByRole("link", { name: "Report" }).click();
  await mara.getByLabel("Spam or advertising").check();
  const note = `Looks like ${newWord()} to me.`;
  await mara.getByLabel("Anything that helps to judge it").fill(note);
  await mara.getByRole("button", { name: "Report" }).click();
  await expect(mara.getByRole("heading", { level: 1, name: "Thank you" })).toBeVisible();

  const cleo = await as("cleo");
  await cleo.goto("/moderation?show=reported");
  const item = cleo.locator("li[id^=answer-]", { hasText: words });
  await expect(item).toContainText(note);
  await item.getByText("Hide…").click();
  const reason = `No advertising for ${newWord()}.`;
  await item.getByLabel("Reason").first().fill(reason);
  await item.getByRole("button", { name: "Hide it" }).click();
  await expect(cleo.getByRole("status")).toContainText("It is hidden, and its author knows why.");
  await expect(item).toHaveCount(0);

  const visitor = await as(null);
  await visitor.goto(asked.path);
  await expect(visitor.locator("body")).not.toContainText(words);
  await vera.goto("/notifications");
  const told = vera.getByRole("link", { name: `What you wrote on “${asked.title}” was hidden` });
  await expect(told).toContainText(reason);
  await told.click();
  await expect(vera.locator("#answers article", { hasText: words })).toContainText(`Hidden: ${reason}`);
  await mara.goto("/notifications");
  await expect(mara.getByRole("main")).toContainText("We looked at what you reported, and it is hidden now.");

  await cleo.goto("/moderation?show=hidden");
  await item.getByRole("button", { name: "Bring it back" }).click();
  await expect(cleo.getByRole("status")).toContainText("It is back as it was");
  await vera.goto("/notifications");
  await expect(
    vera.getByRole("link", { name: `What you wrote on “${asked.title}” can be seen again` }),
  ).toBeVisible();
  await visitor.goto(asked.path);
  await expect(visitor.locator("#answers article", { hasText: words })).toBeVisible();
});
