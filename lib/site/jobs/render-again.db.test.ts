import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { articles, changes, people, questions } from "@/db/schema";
import { PIPELINE_VERSION } from "@/lib/markdown/limits";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { renderAgain } from "./render-again";

let site: TestSite;
const now = new Date("2026-01-05T09:00:00Z");
beforeAll(async () => {
  site = await freshSite();
});
afterAll(() => site.close());

it("renders what an older pipeline made, once, and tells who shows it", async () => {
  const [mara] = await site.db.insert(people).values({ handle: "mara" }).returning();
  const [question] = await site.db
    .insert(questions)
    .values({
      title: "x",
      body: "a **b**",
      html: "old",
      htmlVersion: 0,
      askerId: mara!.id,
      createdAt: now,
      lastActivityAt: now,
    })
    .returning();
  await site.db.insert(articles).values([
    {
      slug: "a",
      title: "A",
      body: "# a",
      html: "new",
      htmlVersion: PIPELINE_VERSION,
      createdAt: now,
      updatedAt: now,
    },
    { slug: "b", title: "B", body: "", createdAt: now, updatedAt: now },
  ]);
  const ctx = site.ctxFor({ kind: "system", job: "render-again" });
  expect(await renderAgain(ctx)).toBe(1);
  expect(await renderAgain(ctx)).toBe(0);
  const [after] = await site.db.select().from(questions);
  expect(after).toMatchObject({
    html: "<p>a <strong>b</strong></p>",
    htmlVersion: PIPELINE_VERSION,
    body: "a **b**",
  });
  expect((await site.db.select().from(changes)).map((row) => row.subject)).toEqual([
    `question:${question!.id}`,
  ]);
});

it("knows every table that stores rendered text", async () => {
  const { rows } = await site.pool.query(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'html_version'",
  );
  const source = await readFile("lib/site/jobs/render-again.ts", "utf8");
  expect(rows.length).toBeGreaterThan(5);
  for (const { table_name } of rows) expect(source).toContain(`sql\`${table_name}\``);
});
