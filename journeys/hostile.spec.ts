import type { Page } from "@playwright/test";
import { ask, expect, newWord, test } from "./cast";

// What people write stays words: nothing of it runs, nothing of it leaves the site, and none of it gets lost.

const payloads = {
  "R01 script": "<script>alert(1)</script>",
  "R02 picture with a handler": "<img src=x onerror=alert(1)> and <svg/onload=alert(1)>",
  "R03 links that run": [
    "[one](javascript:alert(1)) [two](JaVaScRiPt:alert(1)) [three](java&#10;script:alert(1))",
    "[four](&#x6a;avascript:alert(1)) [five](vbscript:msgbox) [six](data:text/html;base64,PHNjcmlwdD4=)",
    "[seven][bad]",
    "",
    "[bad]: javascript:alert(1)",
  ].join("\n"),
  "R04 a drawing with a script": "![drawing](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
  "R05 an address without a scheme": "[outside](//evil.test/page)",
  "R06 a picture elsewhere": "![pixel](https://evil.test/p.gif?u=1)",
  "R07 an element with a name of ours": "<a id=__next name=body>anchor</a>",
  "R08 code of the site": "{process.env.SECRET} and <Foo bar={1}/>",
  "R09 classes": '<p class="fixed inset-0 z-50">cover</p>\n\n```fixed inset-0\nfence\n```',
};

/** What must never happen on a page that shows what somebody wrote. */
async function watched(page: Page): Promise<() => void> {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on("request", (request) => {
    if (request.url().includes("evil.test")) seen.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return () => expect(seen).toEqual([]);
}

/** Nothing in what was written is more than text and tame links. */
async function isTame(page: Page): Promise<void> {
  const found = await page.getByRole("main").evaluate((main) => {
    const faults: string[] = [];
    for (const each of main.querySelectorAll(".prose *, h1 *")) {
      for (const { name, value } of each.attributes) {
        if (name.startsWith("on")) faults.push(`${each.tagName} ${name}`);
        if (name === "style") faults.push(`${each.tagName} style`);
        if (/^\s*(javascript|vbscript|data):/i.test(value)) faults.push(`${each.tagName} ${name}=${value}`);
        if (name === "id" && !value.startsWith("user-content-")) faults.push(`id ${value}`);
      }
      if (/^(SCRIPT|IFRAME|OBJECT|EMBED|FORM|INPUT|SVG|STYLE|BASE|META|LINK)$/i.test(each.tagName))
        faults.push(each.tagName);
      if (/\b(fixed|inset-0|z-50)\b/.test(each.className)) faults.push(`class ${each.className}`);
      if (each instanceof HTMLAnchorElement && each.host !== location.host && each.getAttribute("href"))
        for (const word of ["nofollow", "ugc", "noopener"])
          if (!each.rel.split(" ").includes(word)) faults.push(`${each.href} without ${word}`);
    }
    return faults;
  });
  expect(found).toEqual([]);
}

test("no payload runs, phones home or hides, in question, answer, comment and title (R01–R09)", async ({
  as,
}) => {
  const mara = await as("mara");
  const word = newWord();
  const body = Object.entries(payloads)
    .map(([name, text]) => `${name} ${word}\n\n${text}`)
    .join("\n\n");
  const isQuiet = await watched(mara);
  const title = `</script><script>alert(1)</script> <img src=x onerror=alert(1)> ${word}`;
  const asked = await ask(mara, { title, happened: body, topic: "App & Wi-Fi" });
  const vera = await as("vera");
  const isQuietThere = await watched(vera);
  await vera.goto(asked.path);
  await vera.getByRole("textbox", { name: "Answer" }).fill(`${body}\n\nanswered ${word}`);
  await vera.getByRole("button", { name: "Post answer" }).click();
  await expect(vera.locator("#answers article", { hasText: `answered ${word}` })).toBeVisible();
  await vera.locator("#question").getByRole("link", { name: "Comment" }).click();
  await vera
    .getByLabel("Your comment")
    .fill(`${payloads["R01 script"]} ${payloads["R02 picture with a handler"]} ${word}`);
  await vera.getByRole("button", { name: "Post comment" }).click();
  await expect(vera.locator("#question li", { hasText: word })).toBeVisible();
  await isTame(vera);

  const visitor = await as(null);
  const isQuietForAll = await watched(visitor);
  await visitor.goto(asked.path);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(title);
  for (const prose of [
    visitor.locator("#question .prose").first(),
    visitor.locator("#answers .prose").first(),
  ]) {
    // Every word is there to be read, also of what looked like HTML.
    for (const shown of [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<a id=__next name=body>anchor</a>",
      "{process.env.SECRET} and <Foo bar={1}/>",
      '<p class="fixed inset-0 z-50">cover</p>',
      "seven",
      "pixel",
      "fence",
    ])
      await expect(prose).toContainText(shown);
    await expect(prose.getByText("(link removed)").first()).toBeVisible();
    await expect(prose.getByRole("link", { name: /^(one|two|three|four|five|six|seven)$/ })).toHaveCount(0);
    await expect(prose.getByRole("link", { name: "outside" })).toHaveAttribute("rel", /nofollow/);
    await expect(prose.locator('img[src*="evil.test"], img[src^="data:"]')).toHaveCount(0);
  }
  await isTame(visitor);

  // For machines the title is data, whatever it looks like (R11).
  const data = await visitor.locator('script[type="application/ld+json"]').allTextContents();
  const parsed = data.flatMap((each) => JSON.parse(each));
  expect(JSON.stringify(parsed)).toContain(JSON.stringify(title).slice(1, -1));

  // And wherever else it is listed or found (R12, R14).
  await expect(async () => {
    await visitor.goto(`/search?q=${word}`);
    await expect(visitor.getByRole("link", { name: title })).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const path of [
    "/",
    "/questions?sort=newest",
    "/people/mara",
    `/ask?title=${encodeURIComponent(title)}`,
  ]) {
    await visitor.goto(path);
    await expect(visitor.getByRole("heading", { level: 1 })).toBeVisible();
  }
  for (const check of [isQuiet, isQuietThere, isQuietForAll]) check();
});

test("what looks like a tag is read as it was typed (R13)", async ({ as }) => {
  const mara = await as("mara");
  const lines = [
    "Replace <your-api-key> with the real key",
    "List<String> xs = new ArrayList<>();",
    "Press <Ctrl>+<C> twice",
    '<config>\n  <item name="a">1</item>\n</config>',
    "if (a<b && c>d) return;",
  ];
  const asked = await ask(mara, { happened: lines.join("\n\n"), topic: "App & Wi-Fi" });
  const visitor = await as(null);
  await visitor.goto(asked.path);
  const prose = visitor.locator("#question .prose").first();
  for (const line of lines.flatMap((each) => each.split("\n")))
    await expect(prose).toContainText(line.trim());
});

test("marks that turn, hide or pile up letters do no harm, and what cannot be stored is said (R10)", async ({
  as,
}) => {
  const mara = await as("mara");
  const word = newWord();
  const piled = `a${"\u0301".repeat(200)}`;
  const title = `Turned \u202egnp.${word}\u202c by\u200b letters`;
  const asked = await ask(mara, {
    title,
    happened: `${piled} ${word} \u202eback\u202c`,
    topic: "App & Wi-Fi",
  }).catch(() => null);
  // The title changes on its way, so the thread is found by its word.
  if (asked) await mara.goto(asked.path);
  const heading = mara.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(word);
  expect(await heading.textContent()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);

  await mara.goto("/ask?step=details&title=Letters+that+cannot+be+stored");
  await mara.getByLabel("What happens?").evaluate((field: HTMLTextAreaElement) => {
    field.value = "one\u0000two \ud800 three";
  });
  const answered = mara.waitForResponse((response) => response.request().method() === "POST");
  await mara.getByRole("button", { name: "Review" }).click();
  expect((await answered).status()).toBeLessThan(500);
});
