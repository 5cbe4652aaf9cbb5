import type { Page } from "@playwright/test";
import { answer, expect, newWord, test } from "./cast";
import { boardOf, repeats } from "./repeats";
import { quietWeeksGoBy } from "./time";

// A question that comes again and again becomes an article, and those who had asked are told.

/** Drafts an article from the group that the page shows; says which. */
async function draft(cleo: Page): Promise<string> {
  await cleo.getByRole("button", { name: "Draft from this group" }).click();
  await expect(cleo).toHaveURL(/\/curation\/articles\/\d+/);
  const path = new URL(cleo.url()).pathname;
  await expect(cleo.locator("#sources")).toContainText("Where this is from");
  return path;
}

/** Has Ada read it over, and lets it go live for these readers. */
async function publish(cleo: Page, ada: Page, path: string, audience: "public" | "staff"): Promise<void> {
  await cleo.getByLabel("Look at it again by").fill("2030-01-31");
  await cleo.getByRole("radio", { name: audience === "public" ? "Everybody" : "Staff only" }).check();
  await cleo.getByRole("button", { name: "Save these" }).click();
  await cleo.goto(path);
  const unread = cleo.getByRole("button", { name: "I have read all of it" });
  if (await unread.isVisible()) await unread.click();
  await cleo.getByText("Ask somebody to read it over").click();
  await cleo.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(cleo.getByRole("main")).toContainText("In review");

  await ada.goto(`${path}/review`);
  await ada.getByRole("button", { name: "It is right" }).click();

  await cleo.goto(path);
  const sure = cleo.getByLabel(/I have looked at/);
  if (await sure.isVisible()) await sure.check();
  await cleo.getByRole("button", { name: /^Publish version/ }).click();
  await expect(cleo.getByRole("main")).toContainText("which is the newest");
}

test("Cleo splits a group, drafts, is reviewed and publishes; Mara is told and says that it fixes hers", async ({
  as,
}) => {
  const [cleo, mara, theo] = [await as("cleo"), await as("mara"), await as("theo")];
  const group = await repeats(theo, cleo, 5);
  const [first, second] = group.asked;
  const wrong = group.asked.at(-1)!;
  await mara.goto(first!.path);
  await answer(mara, `Turn it a little to the left, then lift the ${newWord()}.`);
  await theo.goto(first!.path);
  await theo.locator("[id^=act-accept-]").click();
  await expect(theo.locator("#thread-head")).toContainText("Solved");
  await mara.goto(second!.path);
  await mara.getByRole("button", { name: "Same problem" }).first().click();

  await cleo.goto(`${group.path}?order=unlike`);
  const members = cleo.locator("#members li");
  await members.filter({ hasText: wrong.title }).getByRole("checkbox").check();
  await cleo.getByRole("button", { name: "Split off as a group" }).click();
  await expect(cleo.getByRole("main")).toContainText("Split off. This is the new group.");
  await cleo.goto(group.path);
  await expect(members).toHaveCount(4);
  await expect(cleo.locator("#members")).not.toContainText(wrong.title);

  const path = await draft(cleo);
  await publish(cleo, await as("ada"), path, "public");
  const told = mara.getByRole("link", { name: /Does it fix yours\?/ }).filter({ hasText: group.word });
  await expect(async () => {
    await mara.goto("/notifications");
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass();
  await told.click();
  const now = mara.locator("#now-article");
  await expect(now).toContainText("Now an article:");
  await now.getByRole("button", { name: "Yes, it does" }).click();
  await expect(now).toContainText("You said that the article fixed it.");

  await cleo.goto(boardOf(group, "published"));
  const card = cleo.locator("[data-card]");
  await expect(card).toContainText("Published too lately to say");

  const article = Number(path.split("/").at(-1));
  await quietWeeksGoBy(article, 16);
  await cleo.reload();
  await expect(card).toContainText("Hardly asked any more: 0 in 4 weeks");
  await cleo.goto(`/curation/articles/${article}/impact`);
  await expect(cleo.getByRole("main")).toContainText(
    "Asked 0 times as often as before, and that is no chance",
  );
  await expect(cleo.getByRole("img", { name: /^Questions a week before and after/ })).toBeVisible();
});

test("groups of the board go from column to column by menu, by keys and by dragging; all are grouped anew on request", async ({
  as,
}) => {
  const cleo = await as("cleo");
  await cleo.setViewportSize({ width: 1440, height: 1000 });
  const group = await repeats(await as("ines"), cleo, 3);
  const id = `group-${group.path.split("/").at(-1)}`;
  const card = cleo.locator(`#${id}`);
  const stands = (column: string) => expect(cleo.locator(`[data-column="${column}"] #${id}`)).toBeVisible();
  await stands("candidate");

  // A menu lies over whatever its card and the next ones show.
  await cleo.goto("/curation?column=candidate&least=2");
  const answered = cleo.locator("[data-card]", { has: cleo.locator("a.row-over") }).first();
  await answered.locator("summary").click();
  for (const item of await answered.locator(".menu-panel :is(a,button)").all())
    await item.click({ trial: true });
  await cleo.goto(boardOf(group));

  // What needs a reason asks for it, and leads back to the board.
  const ignore = async (reason: string) => {
    await card.dragTo(cleo.locator('[data-column="ignored"]'));
    await cleo.getByLabel("Reason").fill(reason);
    await cleo.getByRole("button", { name: "Ignore", exact: true }).click();
    await expect(cleo).toHaveURL(/\/curation(\?.*)?#group-/);
    await cleo.goto(boardOf(group));
    await stands("ignored");
    await expect(card).toContainText(reason);
  };
  await ignore("Nothing to write about");
  await card.locator("summary").click();
  await card.getByRole("button", { name: /Take up again/ }).click();
  await stands("candidate");
  await expect(card.locator("details")).not.toHaveAttribute("open");
  await expect(card.locator("summary")).toBeFocused();

  await ignore("Still nothing");
  await card.locator(".row-link").focus();
  await cleo.keyboard.press("Shift+ArrowLeft");
  await stands("candidate");
  await expect(card.locator(".row-link")).toBeFocused();
  await cleo.keyboard.press("m");
  await expect(card.getByRole("button", { name: "Draft from this group" })).toBeFocused();
  await cleo.keyboard.press("Escape");

  await cleo.getByRole("button", { name: "Group everything anew" }).click();
  const grouping = cleo.locator("#grouping");
  await expect(grouping).toContainText(/Asked for|Everything grouped anew/);
  await expect(async () => {
    await cleo.reload();
    await expect(grouping.getByRole("button")).toBeVisible({ timeout: 500 });
  }).toPass();
  await stands("candidate");

  // On a telephone the columns stand below each other, and nothing is wider than the page.
  await cleo.setViewportSize({ width: 360, height: 760 });
  for (const address of ["/curation", "/curation?column=candidate"]) {
    await cleo.goto(address);
    expect(await cleo.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test("an article for staff shows nowhere for anybody else", async ({ as, request }) => {
  const cleo = await as("cleo");
  const group = await repeats(await as("ada"), cleo, 2);
  const thread = group.asked[0]!.path;
  await cleo.goto(group.path);
  const path = await draft(cleo);
  const title = `Only for us ${path.split("/").at(-1)}`;
  await cleo.getByLabel("Title", { exact: true }).fill(title);
  await cleo.getByRole("button", { name: /^Save/ }).first().click();
  await cleo.goto(path);
  await publish(cleo, await as("ada"), path, "staff");

  await expect(async () => {
    await cleo.goto(thread);
    await expect(cleo.locator("#now-article")).toContainText(title, { timeout: 500 });
  }).toPass();
  for (const who of ["mara", null]) {
    const page = await as(who);
    for (const address of [
      thread,
      `/search?q=${encodeURIComponent(title)}`,
      "/articles",
      "/curation",
      "/notifications",
    ]) {
      await page.goto(address);
      await expect(page.getByRole("link", { name: title })).toHaveCount(0);
    }
  }
  const map = await (await request.get("/sitemap.xml")).text();
  const parts = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address!).pathname);
  expect(parts.length).toBeGreaterThan(0);
  const slug = title.toLowerCase().replaceAll(" ", "-");
  for (const address of [...parts, "/feeds/questions.atom"]) {
    const answer = await request.get(address);
    expect({ address, ok: answer.ok() }).toEqual({ address, ok: true });
    const text = await answer.text();
    expect(text).not.toContain(title);
    expect(text).not.toContain(slug);
  }
});
