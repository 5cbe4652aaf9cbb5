import sharp from "sharp";
import { ask, expect, newWord, test } from "./cast";

// A picture says where the valve is, a log what the pump said; who may not read the thread has neither.

const picture = () =>
  sharp({ create: { width: 1600, height: 1000, channels: 3, background: "#7a5" } })
    .png()
    .toBuffer();
const log = { name: "pump.log", mimeType: "text/plain", buffer: Buffer.from("pump: timeout\n") };

test("Theo pastes a picture and attaches a log to his answer; both stand in the thread for everybody", async ({
  as,
}) => {
  const mara = await as("mara");
  const { number } = await ask(mara, { topic: "Brewing & taste" });
  const theo = await as("theo");
  await theo.goto(`/questions/${number}`);
  const field = theo.locator("#reply-form-body");
  await field.fill("Open the lid first.");
  const bytes = [...(await picture())];
  await field.evaluate((area, given) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(given)], "boiler valve.png", { type: "image/png" }));
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(field).toHaveValue(/!\[boiler valve\]\(\/files\/[a-z2-7]{16}-1600x1000\/boiler-valve\.webp\)/);
  await theo.locator("#reply-form-files-body").setInputFiles(log);
  await expect(field).toHaveValue(/\[pump\.log\]\(\/files\//);
  await theo.locator("#reply-form").getByRole("button", { name: "Post answer" }).click();

  const visitor = await as(null);
  await expect(async () => {
    await visitor.goto(`/questions/${number}`);
    await expect(visitor.locator("#answers .md-picture img")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const shown = visitor.locator("#answers .md-picture img");
  expect(
    await shown.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBeGreaterThan(0);
  // It never arrives.
  await visitor.route("**/boiler-valve.webp*", () => undefined);
  await visitor.reload({ waitUntil: "domcontentloaded" });
  const place = (await shown.boundingBox())!;
  expect(Math.round((100 * place.width) / place.height), "its place is kept before it arrives").toBe(160);
  await expect(visitor.locator("#answers .md-file")).toContainText("LOG, 14 B");
  const got = await visitor.request.get((await visitor.locator("#answers .md-file").getAttribute("href"))!);
  expect(await got.text()).toBe(log.buffer.toString());
  expect(got.headers()).toMatchObject({
    "content-type": "text/plain; charset=utf-8",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  expect(got.headers()["content-disposition"]).toMatch(/^attachment/);
});

test("what is sent without a script comes with the form and stands at the end of the text", async ({
  as,
}) => {
  const mara = await as("mara");
  const { number } = await ask(mara, { topic: "Brewing & taste" });
  const theo = await as("theo", { javaScriptEnabled: false });
  await theo.goto(`/questions/${number}`);
  const words = `Look at the ${newWord()}.`;
  await theo.locator("#reply-form-body").fill(words);
  await theo
    .locator("#reply-form-files-body")
    .setInputFiles({ name: "x.exe", mimeType: "text/plain", buffer: Buffer.from("MZ\0") });
  await theo.locator("#reply-form").getByRole("button", { name: "Post answer" }).click();
  await expect(theo.locator("#reply-form")).toContainText("This kind of file is not taken");
  await expect(theo.locator("#reply-form-body")).toHaveValue(words);
  await theo
    .locator("#reply-form-files-body")
    .setInputFiles([{ name: "valve.png", mimeType: "image/png", buffer: await picture() }, log]);
  await theo.locator("#reply-form").getByRole("button", { name: "Post answer" }).click();
  const given = theo.locator("#answers article", { hasText: words });
  await expect(given.locator("img")).toBeVisible();
  await expect(given.locator(".md-file")).toContainText("pump.log");
});

test("a file of a restricted question is not there for anybody else (U06)", async ({ as, baseURL }) => {
  const mara = await as("mara");
  const sent = await mara.request.post("/api/uploads", {
    multipart: { file: log },
    headers: { origin: new URL(baseURL!).origin },
  });
  const { path, markdown } = await sent.json();
  await ask(mara, { happened: `See ${markdown}`, mark: "privacy" });
  for (const [who, status] of [
    [null, 404],
    ["theo", 404],
    ["cleo", 404],
    ["mara", 200],
    ["ines", 200],
  ] as const) {
    const page = await as(who);
    const got = await page.request.get(path);
    expect([who, got.status()]).toEqual([who, status]);
    if (status === 200) expect(got.headers()["cache-control"]).toBe("private, no-store");
  }
});
