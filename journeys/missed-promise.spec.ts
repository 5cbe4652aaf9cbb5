import { ask, expect, newWord, openMail, test } from "./cast";
import { promisesFallDue } from "./time";

// A promise that is not kept is said to be so, by us and at once: to the asker, to the lead, and on the case.

test("Hana misses a promise: Mara reads an honest note, Ines as lead is alerted, and only a new plan lets Hana go on", async ({
  as,
}) => {
  const mara = await as("mara");
  const asked = await ask(mara, { title: `The boiler of my ${newWord()} One hisses`, mark: "safety" });
  const hana = await as("hana");
  await hana.goto("/desk");
  await hana.locator("#cases li", { hasText: asked.title }).getByRole("link", { name: asked.title }).click();
  await hana.getByRole("button", { name: "Take this case" }).click();
  await expect(hana.getByText("You have it")).toBeVisible();
  const what = `What the ${newWord()} workshop says`;
  await hana.getByText("Make a promise").click();
  await hana.getByLabel("What will you tell?").fill(what);
  await hana.getByLabel("Why does it take time?").fill("They open at nine.");
  await hana.getByLabel("By when?").selectOption("1");
  await hana.getByRole("button", { name: "Promise", exact: true }).click();
  const banner = mara.locator("#thread-notices");
  await expect(banner).toContainText(`Promised: ${what}`);

  // Nobody is left without a next date: until there is a new plan, the team's own next reply is promised.
  await promisesFallDue(asked.number);
  await expect(banner).toContainText("did not keep it. We are sorry. The new time is");
  await mara.goto("/notifications");
  await expect(
    mara.getByRole("link", { name: `We are late with “${asked.title}” and are sorry` }),
  ).toBeVisible();
  await openMail(mara, "mara@example.com", `We are late: question no. ${asked.number}`);
  await expect(mara.getByRole("main")).toContainText("The team lead knows, and you will get a new time.");

  const ines = await as("ines");
  await ines.goto("/notifications");
  const alert = ines.getByRole("link", { name: `A promise on “${asked.title}” was missed` });
  await expect(alert).toBeVisible();
  await alert.click();
  await expect(ines.getByRole("complementary")).toContainText("Missed");
  await ines.goto("/desk?view=all");
  await expect(ines.locator("#cases li", { hasText: asked.title })).toContainText("1 promise missed");

  // Before there is a new plan the case can neither wait nor close.
  await hana.reload();
  await expect(hana.locator("#case-notices")).toContainText("A promise was missed: make a new one");
  await hana.getByText("Wait for somebody").click();
  await hana.getByLabel("For what?").fill("The workshop.");
  await hana.getByRole("button", { name: "Wait", exact: true }).click();
  await expect(hana.locator("form#wait").getByRole("alert")).toContainText("Make a new one first");
  const plan = `A date for the ${newWord()} boiler`;
  await hana.getByText("Make a promise").click();
  await hana.getByLabel("What will you tell?").fill(plan);
  await hana.getByLabel("Why does it take time?").fill("The part has to come first.");
  await hana.getByLabel("By when?").selectOption("48");
  await hana.getByRole("button", { name: "Promise", exact: true }).click();
  await expect(hana.getByRole("complementary")).toContainText(plan);
  await expect(hana.locator("#case-notices")).not.toContainText("A promise was missed");

  await mara.goto(asked.path);
  await expect(banner).toContainText("did not keep it. We are sorry. The new time is");
  await expect(banner).toContainText(`Promised: ${plan}`);
});
