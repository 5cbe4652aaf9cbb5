import { expect, test } from "./cast";

test("the palette leads anywhere by keyboard: places, what was found, and what can be done", async ({
  as,
}) => {
  const visitor = await as(null);
  await visitor.goto("/ask");
  const question = visitor.getByLabel("Your question in one sentence");
  await question.focus();
  for (const _time of ["first", "second"]) {
    await visitor.keyboard.press("Control+k");
    await expect(visitor.getByRole("dialog", { name: "Commands" })).toBeVisible();
    await visitor.keyboard.press("Escape");
    await expect(question).toBeFocused();
  }
  await visitor.goto("/topics");
  await visitor.keyboard.press("Control+k");
  const dialog = visitor.getByRole("dialog", { name: "Commands" });
  const field = dialog.getByRole("combobox");
  await expect(field).toBeFocused();
  await expect(dialog.getByRole("option", { name: /^Admin/ })).toHaveCount(0);
  await field.fill("descale");
  const found = dialog.getByRole("option", { name: /descal/i }).first();
  await expect(found).toBeVisible();
  // Outside of the dialog nobody would hear it.
  await expect(dialog.locator("[aria-live]")).toHaveText(/^\d+ entries$/);
  await visitor.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await visitor.keyboard.press("Control+k");
  await field.fill("descale");
  await expect(found).toBeVisible();
  await visitor.route("**/api/suggest**", () => undefined);
  await field.fill("limescale");
  await expect(found).toHaveCount(0);
  await expect(dialog.getByRole("option").first()).toContainText("limescale");
  await visitor.unrouteAll({ behavior: "ignoreErrors" });
  await field.fill("theme dark");
  await expect(dialog.getByRole("option").first()).toContainText("Theme: dark");
  await visitor.keyboard.press("Enter");
  await expect(visitor.locator("html")).toHaveAttribute("data-theme", "dark");
  await visitor.keyboard.press("Control+k");
  await field.fill("who answ");
  await expect(field).toHaveAttribute("aria-activedescendant", /./);
  await visitor.keyboard.press("Enter");
  await expect(visitor).toHaveURL(/\/people$/);

  const ada = await as("ada");
  await ada.goto("/");
  await ada.keyboard.press("Control+k");
  const own = ada.getByRole("dialog", { name: "Commands" });
  await own.getByRole("combobox").fill("audit");
  await ada.keyboard.press("Enter");
  await expect(ada).toHaveURL(/\/admin\/audit$/);
});

test("words typed before the palette is there are not lost, nor given to the page", async ({ as }) => {
  const visitor = await as(null);
  let known = () => {};
  const held = new Promise<void>((done) => {
    known = done;
  });
  await visitor.route("**/api/palette?**", async (route) => {
    await held;
    await route.continue();
  });
  await visitor.goto("/topics");
  await visitor.keyboard.press("Control+k");
  await visitor.keyboard.type("who answ?");
  await visitor.keyboard.press("Backspace");
  known();
  const field = visitor.getByRole("dialog", { name: "Commands" }).getByRole("combobox");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("who answ");
  await visitor.keyboard.type("ers");
  await expect(field).toHaveValue("who answers");
  await visitor.keyboard.press("Enter");
  await expect(visitor).toHaveURL(/\/people$/);
});

test("every entry of the palette opens for whoever it is offered to", async ({ as }) => {
  for (const who of [null, "mara", "theo", "ines", "cleo", "ada"]) {
    const page = await as(who);
    const { entries } = await (await page.request.get("/api/palette?path=/")).json();
    const places = entries.filter((entry: { href?: string }) => entry.href);
    expect(places.length).toBeGreaterThan(5);
    for (const { href } of places)
      expect({ who, href, status: (await page.request.get(href, { maxRedirects: 0 })).status() }).toEqual({
        who,
        href,
        status: 200,
      });
  }
});
