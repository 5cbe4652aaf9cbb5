import { readdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, test } from "@playwright/test";
import { type CastName, contextOf } from "./cast";

type Reader = "anyone" | "member" | "helper" | "staff" | "agent" | "admin";

/** Every page of the site, an address of it, and who may read it. A page without a line here fails. */
const pages: Record<string, [path: string, reader: Reader] | null> = {
  "": ["/", "anyone"],
  search: ["/search?q=descale", "anyone"],
  topics: ["/topics", "anyone"],
  "topics/[slug]": ["/topics/espresso-machines", "anyone"],
  articles: ["/articles", "anyone"],
  "articles/[slug]": ["/articles/descale-one", "anyone"],
  terms: ["/terms", "anyone"],
  privacy: ["/privacy", "anyone"],
  imprint: ["/imprint", "anyone"],
  ask: ["/ask", "anyone"],
  questions: ["/questions", "anyone"],
  people: ["/people", "anyone"],
  "people/[handle]": ["/people/theo", "anyone"],
  "sign-in": ["/sign-in", "anyone"],
  "sign-in/sent": ["/sign-in/sent", "anyone"],
  "demo/sign-in": ["/demo/sign-in", "anyone"],
  "demo/mail": ["/demo/mail", "anyone"],
  notifications: ["/notifications", "member"],
  settings: ["/settings", "member"],
  queue: ["/queue", "helper"],
  desk: ["/desk", "agent"],
  moderation: ["/moderation", "staff"],
  admin: ["/admin", "admin"],
  "admin/people": ["/admin/people", "admin"],
  "admin/people/[handle]": ["/admin/people/mara", "admin"],
  "admin/topics": ["/admin/topics", "admin"],
  "admin/topics/new": ["/admin/topics/new", "admin"],
  "admin/topics/[id]": ["/admin/topics/1", "admin"],
  "admin/teams": ["/admin/teams", "admin"],
  "admin/teams/new": ["/admin/teams/new", "admin"],
  "admin/teams/[id]": ["/admin/teams/1", "admin"],
  "admin/rules": ["/admin/rules", "admin"],
  "admin/legal": ["/admin/legal", "admin"],
  "admin/audit": ["/admin/audit", "admin"],
  "admin/mail": ["/admin/mail", "admin"],
  "admin/jobs": ["/admin/jobs", "admin"],
  "admin/retention": ["/admin/retention", "admin"],
  // Read in journeys of their own: what they show depends on a post, a token or a mail.
  "questions/[number]/[[...slug]]": null,
  "desk/escalations/[id]": null,
  "demo/mail/[id]": null,
  "sign-in/confirm": null,
  claim: null,
  unsubscribe: null,
  welcome: null,
  "error-pages/[status]": null,
  design: null,
};

const readers: Record<"visitor" | CastName, Reader[]> = {
  visitor: ["anyone"],
  mara: ["anyone", "member"],
  theo: ["anyone", "member", "helper"],
  cleo: ["anyone", "member", "helper", "staff"],
  ines: ["anyone", "member", "helper", "staff", "agent"],
  ada: ["anyone", "member", "helper", "staff", "agent", "admin"],
};

test("every page of the site stands in the table", () => {
  const found = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => file.replace(/\/?page\.tsx$/, "").replace(/\([a-z]+\)\/?/g, ""));
  expect(found.filter((page) => !(page in pages))).toEqual([]);
});

for (const who of Object.keys(readers) as (keyof typeof readers)[]) {
  test(`${who} reads what the table says, and nothing else`, async ({ browser, baseURL }) => {
    const context = await contextOf(browser, who === "visitor" ? null : who, baseURL!);
    for (const [path, reader] of Object.values(pages).filter((page) => page !== null)) {
      const allowed = readers[who].includes(reader);
      const expected = allowed ? 200 : who === "visitor" ? 307 : 403;
      const answer = await context.request.get(path, { maxRedirects: 0 });
      expect({ path, status: answer.status() }).toEqual({ path, status: expected });
      if (!allowed && who === "visitor") expect(answer.headers().location).toContain("/sign-in");
    }
    await context.close();
  });
}

const looks = [
  { width: 360, scheme: "dark" },
  { width: 1440, scheme: "light" },
] as const;

for (const { width, scheme } of looks) {
  test(`no page breaks a rule of accessibility or runs off a screen of ${width} px (${scheme})`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const context = await contextOf(browser, "ada", baseURL!);
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const faults: string[] = [];
    page.on(
      "console",
      (message) => message.type() === "error" && faults.push(`${page.url()}: ${message.text()}`),
    );
    const threads = await addressesOf(context, ["/questions", "/desk?view=all"]);
    const paths = [...Object.values(pages).flatMap((entry) => entry?.[0] ?? []), ...threads];
    for (const path of paths) {
      await page.goto(path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ path, over }).toEqual({ path, over: 0 });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      expect({ path, violations: violations.map((v) => `${v.id}: ${v.nodes[0]?.target}`) }).toEqual({
        path,
        violations: [],
      });
    }
    expect(faults).toEqual([]);
    await context.close();
  });
}

/** The first few threads and cases that lists lead to. */
async function addressesOf(context: BrowserContext, lists: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const list of lists) {
    const html = await (await context.request.get(list)).text();
    const links = [...html.matchAll(/href="(\/(?:questions\/\d+\/[^"?#]+|desk\/escalations\/\d+))"/g)].map(
      (m) => m[1]!,
    );
    for (const link of links.slice(0, 4)) found.add(link);
  }
  return [...found];
}
