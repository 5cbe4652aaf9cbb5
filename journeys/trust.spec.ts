import { request as plainRequest } from "node:http";
import { contextOf, expect, restrictedQuestion, signInAs, statusOf, test } from "./cast";

const tricks: Record<string, string>[] = [
  {},
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1" },
  { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
  { "x-firsthand-locale": "zh-CN", "x-forwarded-host": "evil.test" },
];

test("a restricted question does not exist for others: by number, address, feed, map, search or trick (A01, A02, A11)", async ({
  browser,
  baseURL,
}) => {
  const agent = await contextOf(browser, "ines", baseURL!);
  const secret = await restrictedQuestion(agent);
  const missing = await (
    await (await contextOf(browser, null, baseURL!)).request.get("/questions/999999/none")
  ).text();
  for (const who of [null, "theo", "cleo"] as const) {
    const other = await contextOf(browser, who, baseURL!);
    for (const headers of tricks) {
      for (const path of [
        secret.path,
        `/questions/${secret.number}`,
        `/questions/${secret.number}/feed.atom`,
        `/zh-cn${secret.path}`,
        `${secret.path}.md`,
        `${secret.path}?_rsc=1`,
        `/questions/${secret.number}/history`,
      ]) {
        const answer = await other.request.get(path, { headers, maxRedirects: 0 });
        expect({ path, status: answer.status() }).toEqual({ path, status: 404 });
        const body = await answer.text();
        expect(body).not.toContain(secret.words);
        if (who === null && path === secret.path) expect(plain(body)).toBe(plain(missing));
      }
    }
    for (const path of ["/", "/questions", "/sitemap.xml", "/feeds/questions.atom", "/llms.txt"]) {
      expect(await (await other.request.get(path)).text(), path).not.toContain(secret.words);
    }
    const words = encodeURIComponent(secret.words);
    for (const path of [`/search?q=${words}`, `/api/suggest?q=${words}`]) {
      // The searcher's own words stand in the page; what must not is the way to the question.
      expect(await (await other.request.get(path)).text(), path).not.toContain(
        `/questions/${secret.number}/`,
      );
    }
    await other.close();
  }
  await agent.close();
});

/** What two missing pages must share to the letter: all but the address they name themselves by. */
const plain = (html: string): string => html.replace(/returnTo=[^"]*|\/questions\/[^"&<]*/g, "");

/** Asks for an address letter by letter; browsers and their helpers would tidy it first. */
const asTyped = (baseURL: string, path: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseURL);
    const sent = plainRequest({ hostname, port, path, agent: false }, (answer) => {
      let body = "";
      answer.on("data", (part) => {
        body += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on("error", reject).end();
  });

test("strange addresses lead nowhere (A02)", async ({ baseURL }) => {
  for (const path of [
    "/admin%2f",
    "//admin",
    "/ADMIN",
    "/admin.",
    "/admin%00",
    "/%2e%2e/etc/passwd",
    "/_next/../package.json",
  ]) {
    const { status, body } = await asTyped(baseURL!, path);
    expect({ path, status }).toEqual({ path, status: 404 });
    expect(body).not.toContain("Gate rules");
  }
});

test("every page carries the headers that keep strangers' code out, and no page an inline script (C04)", async ({
  browser,
  baseURL,
}) => {
  for (const who of [null, "ada"] as const) {
    const context = await contextOf(browser, who, baseURL!);
    for (const path of [
      "/",
      "/questions",
      "/search?q=pump",
      "/ask",
      "/articles",
      "/sign-in",
      "/nowhere",
      "/admin",
    ]) {
      const answer = await context.request.get(path, { maxRedirects: 0 });
      const given = answer.headers();
      const policy = given["content-security-policy"] ?? "";
      for (const part of [
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect(policy, path).toContain(part);
      }
      expect(policy).not.toContain("unsafe-inline");
      expect(given["x-content-type-options"]).toBe("nosniff");
      expect(given["referrer-policy"]).toBeTruthy();
      expect(given["cross-origin-opener-policy"]).toBeTruthy();
      if (who) expect(given["cache-control"]).toContain("no-store");
      const inline = [...(await answer.text()).matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].filter(
        (m) => !m[1]!.includes("application/ld+json"),
      );
      expect(
        inline.map((m) => m[0]),
        path,
      ).toEqual([]);
    }
    await context.close();
  }
});

test("where a sign-in leads stays on the site (S06)", async ({ page, baseURL }) => {
  const origin = new URL(baseURL!).origin;
  for (const target of [
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "/%09/evil.test",
    "javascript:alert(1)",
    `${origin}.evil.test`,
    `${origin}@evil.test`,
    "http://[",
    "x".repeat(5_000),
  ]) {
    await page.context().clearCookies();
    const answer = await page.goto(`/demo/sign-in?returnTo=${encodeURIComponent(target)}`);
    expect(answer!.status()).toBeLessThan(500);
    await page.locator('form[id="cast-mara"] button[type=submit]').click();
    await page.waitForLoadState();
    expect(new URL(page.url()).origin).toBe(origin);
  }
});

test("cookies are for this site and this server only (S10), and signing out ends the session (S03)", async ({
  page,
  request,
  baseURL,
}) => {
  await signInAs(page, "mara");
  const cookies = (await page.context().cookies()).filter((cookie) => cookie.name.includes("session"));
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const stolen = `${cookies[0]!.name}=${cookies[0]!.value}`;
  expect((await request.get("/settings", { headers: { cookie: stolen }, maxRedirects: 0 })).status()).toBe(
    200,
  );
  await page.goto("/");
  await page.locator("details[data-menu]").last().locator("summary").click();
  await page
    .getByRole("button", { name: /sign out/i })
    .or(page.getByRole("link", { name: /sign out/i }))
    .first()
    .click();
  await page.waitForLoadState();
  expect(
    (await request.get(`${baseURL}/settings`, { headers: { cookie: stolen }, maxRedirects: 0 })).status(),
  ).toBe(307);
});

test("odd pages and orders are read as the nearest that exists (D06); long searches are answered (D05)", async ({
  request,
}) => {
  for (const query of [
    "page=-1",
    "page=1000000000",
    "page=NaN",
    "page=1&page=2",
    "sort=__proto__",
    "topic=%00",
    "view[]=x",
  ]) {
    for (const path of ["/questions", "/search", "/topics/espresso-machines"]) {
      expect([200, 308, 307, 400, 404], `${path}?${query}`).toContain(
        await statusOf(request, `${path}?q=pump&${query}`),
      );
    }
  }
  for (const words of [
    "x".repeat(5_000),
    "word ".repeat(2_000),
    '"'.repeat(1_000),
    "<img src=x onerror=alert(1)>",
  ]) {
    expect((await request.get(`/search?q=${encodeURIComponent(words)}`)).status()).toBe(200);
  }
});

test("a word of authority that nobody gave counts for nothing, however it is written (S07)", async ({
  request,
}) => {
  for (const authorization of ["Bearer %E0%A4%A", "Bearer", "", "Basic !!", `Bearer ${"x".repeat(6_000)}`]) {
    const headers = { authorization };
    const settings = await request.get("/settings", { headers, maxRedirects: 0 });
    expect([authorization.slice(0, 20), settings.status()]).toEqual([authorization.slice(0, 20), 307]);
    for (const path of ["/", "/api/auth/session", "/questions"])
      expect(await (await request.get(path, { headers })).status(), path).toBeLessThan(500);
  }
});

test("nothing changes by merely reading (C03)", async ({ request, page }) => {
  await signInAs(page, "mara");
  await page.goto("/sign-out");
  expect(await statusOf(page.request, "/settings")).toBe(200);
  for (const path of [
    "/sign-out",
    "/unsubscribe?token=x",
    "/api/auth/signout",
    "/api/auth/callback/email?token=x&email=a@b.test",
  ]) {
    expect(await statusOf(request, path), path).toBeLessThan(500);
  }
  expect((await request.fetch("/", { method: "DELETE" })).status()).toBeGreaterThanOrEqual(400);
});
