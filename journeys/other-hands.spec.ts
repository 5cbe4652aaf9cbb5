import { readFileSync } from "node:fs";
import { contextOf, expect, test } from "./cast";

test("forms of other sites are refused, and so is what hides where it comes from (C01, C02)", async ({
  browser,
  baseURL,
}) => {
  const mara = await contextOf(browser, "mara", baseURL!);
  const page = await mara.newPage();
  await page.goto("/settings");
  const form = page.locator("form").filter({ has: page.locator("input[name=name]") });
  const fields = await form.evaluate(
    (element) => Object.fromEntries(new FormData(element as HTMLFormElement)) as Record<string, string>,
  );
  fields.name = "Overwritten";
  for (const headers of [
    { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.test", "x-forwarded-host": "evil.test" },
    {},
  ] as Record<string, string>[]) {
    const answer = await mara.request.post("/settings", { headers, multipart: fields, maxRedirects: 0 });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
  }
  await page.goto("/settings");
  await expect(page.locator("input[name=name]")).not.toHaveValue("Overwritten");
  await mara.close();
});

test("an action does nothing for whoever names it by its number (A03)", async ({ browser, baseURL }) => {
  const dist = process.env.NEXT_DIST_DIR ?? ".next";
  const manifest = JSON.parse(readFileSync(`${dist}/server/server-reference-manifest.json`, "utf8"));
  const ids = Object.keys(manifest.node ?? {});
  expect(ids.length).toBeGreaterThan(100);
  const context = await contextOf(browser, "ada", baseURL!);
  for (const id of ids) {
    // There is no client of ours that speaks this way.
    const answer = await context.request.post("/sign-in", {
      headers: { ...own(baseURL!), "next-action": id },
      multipart: { "0": "[{},{}]" },
      maxRedirects: 0,
    });
    expect({ id, status: answer.status() }).toEqual({ id, status: 403 });
  }
  await context.close();
});

test("the forms of an admin are refused from lower hands, letter for letter as the admin would send them (A03, A06)", async ({
  browser,
  baseURL,
}) => {
  const ada = await contextOf(browser, "ada", baseURL!);
  const page = await ada.newPage();
  const others = { visitor: null, mara: "mara", theo: "theo", cleo: "cleo", ines: "ines" } as const;
  let tried = 0;
  for (const path of [
    "/admin/people/vera",
    "/admin/topics/1",
    "/admin/teams/1",
    "/admin/rules",
    "/admin/retention",
    "/admin/costs",
    "/admin/legal/terms/en",
  ]) {
    await page.goto(path);
    const forms = await page.locator("main form[method=post]").evaluateAll((all) =>
      all.map((form) => {
        const press = form.querySelector<HTMLButtonElement>("button[type=submit]");
        return Object.fromEntries(new FormData(form as HTMLFormElement, press)) as Record<string, string>;
      }),
    );
    for (const [who, name] of Object.entries(others)) {
      const context = await contextOf(browser, name, baseURL!);
      for (const multipart of forms) {
        const answer = await context.request.post(path, {
          headers: own(baseURL!),
          multipart,
          maxRedirects: 0,
        });
        // Who is nobody yet is led to sign in; what an admin would still have to fill in is asked for.
        const isLedAway = answer.headers().location?.startsWith("/sign-in?") ?? false;
        const isRefused = [401, 403, 422].includes(answer.status()) || (who === "visitor" && isLedAway);
        expect({ who, path, isRefused }).toEqual({ who, path, isRefused: true });
        tried++;
      }
      await context.close();
    }
  }
  expect(tried).toBeGreaterThan(40);
  await ada.close();
});

/** What a browser says of a form of this site. */
const own = (baseURL: string) => ({ origin: new URL(baseURL).origin, "sec-fetch-site": "same-origin" });
