import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articles, people, questions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { fernwood, rowCounts, writtenLines } from "@/lib/testing/exchange-lines";
import { exportTo } from "./export";
import { importFiles } from "./import";

let site: TestSite;
let ctx: Context;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "export-"));
  site = await freshSite();
  ctx = site.ctxFor({ kind: "system", job: "export" });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

test("writes what the public may read, under names that this site knows again", async () => {
  await importFiles(ctx, [await writtenLines(folder, "small.ndjson", fernwood)]);
  const now = new Date("2026-01-02T03:04:05.678Z");
  const [ada] = await site.db
    .insert(people)
    .values({ name: "Ada", handle: "ada", role: "admin" })
    .returning();
  const post = { askerId: ada!.id, createdAt: now, lastActivityAt: now, askedAt: now };
  await site.db.insert(questions).values([
    { ...post, title: "Seen by all" },
    { ...post, title: "Restricted", visibility: "restricted" },
    { ...post, title: "Held", heldAt: now },
    { ...post, title: "Hidden", hiddenAt: now },
    { ...post, title: "Draft", askedAt: null },
  ]);
  await site.db.insert(articles).values([
    {
      slug: "inside",
      title: "Inside",
      status: "published",
      audience: "staff",
      createdAt: now,
      updatedAt: now,
    },
    { slug: "draft", title: "Draft", createdAt: now, updatedAt: now },
  ]);
  const path = join(folder, "public.ndjson");
  await exportTo(ctx, path);
  const lines = (await readFile(path, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((one) => one.title).filter(Boolean)).toEqual([
    "Later",
    "Descale your machine",
    "No steam from the wand",
    "Grinder stalls",
    "Seen by all",
  ]);
  expect(lines.at(-1)).toMatchObject({
    createdAt: "2026-01-02T03:04:05.678Z",
    author: expect.stringMatching(/^site\w+-ada$/),
  });
  expect(lines.find((one) => one.id === "theo")).toEqual(fernwood[0]);
  const before = await rowCounts(site);
  await importFiles(ctx, [path]);
  expect(await rowCounts(site)).toEqual(before);
});

test("says that a file cannot be written, and leaves no half of one", async () => {
  await expect(exportTo(ctx, join(folder, "nowhere", "all.ndjson"))).rejects.toThrow(
    /all\.ndjson cannot be written \(ENOENT\)\.$/,
  );
  await exportTo(ctx, join(folder, "all.ndjson"));
  expect(await readdir(folder)).not.toContain("all.ndjson.part");
});
