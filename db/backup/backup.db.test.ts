import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { audit, changes, people, questions, settings, topics } from "@/db/schema";
import { transaction } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { restoreBackup } from "./restore";
import { siteTables } from "./tables";
import { takeBackup } from "./take";

let site: TestSite;
let empty: TestSite;
let folder: string;
const odd = 'line\u2028break\r\n\t"quote" \\ backslash 中文 🙂 {"a":1} \u0001';
const at = new Date("2026-05-01T10:00:00.123Z");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-backup-"));
  site = await freshSite();
  empty = await freshSite();
  await site.db.insert(people).values([
    { id: "mara", handle: "mara", name: odd, email: "mara@example.com", claims: { plan: odd } },
    { id: "ada", handle: "ada", name: "Ada", role: "admin" },
  ]);
  await site.db.insert(topics).values({ slug: "grinders", name: "Grinders", createdAt: at } as never);
  await site.db.insert(questions).values([
    {
      title: odd,
      askerId: "mara",
      createdAt: at,
      askedAt: at,
      lastActivityAt: at,
      tags: ["a,b", '"c"', odd],
    },
    { title: "Again", askerId: "mara", createdAt: at, lastActivityAt: at, duplicateOfId: 1 },
    { title: "Taken back", askerId: "mara", createdAt: at, lastActivityAt: at },
  ]);
  await site.db.execute(sql`delete from questions where id = 3`);
  await site.db.insert(settings).values({ key: "x", value: { text: odd, list: [1, null] } });
  await site.db.insert(audit).values({ at, action: "test", subject: "question:1", data: { odd } });
  await site.db.insert(changes).values({ subject: "question:1" });
  await transaction(site.ctxFor({ kind: "system", job: "test" }), (work) =>
    enqueue(work, "apply-retention", {}, { runAt: new Date("2099-01-01T00:00:00Z"), key: "kept" }),
  );
});

afterAll(async () => {
  await site.close();
  await empty.close();
  rmSync(folder, { recursive: true });
});

async function content({ pool }: TestSite): Promise<Record<string, unknown>> {
  const client = await pool.connect();
  try {
    const all: Record<string, unknown> = {};
    for (const { name } of await siteTables(client)) {
      const { rows } = await client.query(`select row_to_json(t)::text as row from "${name}" t order by 1`);
      all[name] = rows.map(({ row }) => row);
    }
    const jobs = await client.query(
      "select task_identifier, run_at, key, max_attempts from graphile_worker.jobs",
    );
    return { ...all, jobs: jobs.rows };
  } finally {
    client.release();
  }
}

test("what was backed up comes back to the letter, links and counters included", async () => {
  await takeBackup(site.url, join(folder, "whole"));
  await restoreBackup(empty.url, join(folder, "whole"));
  expect(await content(empty)).toEqual(await content(site));

  const [next] = await empty.db
    .insert(questions)
    .values({ title: "Next", askerId: "mara", createdAt: at, lastActivityAt: at })
    .returning();
  expect(next!.id).toBe(4);
  const orphan = { title: "x", askerId: "nobody", createdAt: at, lastActivityAt: at };
  await expect(empty.db.insert(questions).values(orphan)).rejects.toThrow();
  await expect(empty.db.execute(sql`delete from audit`)).rejects.toThrow();
});

test("only its owner can read a backup", () => {
  const files = readdirSync(join(folder, "whole"));
  expect(files).toContain("manifest.json");
  for (const file of files) expect(statSync(join(folder, "whole", file)).mode & 0o077).toBe(0);
});

test("a site with people in it is not overwritten by mistake, only on demand", async () => {
  await expect(restoreBackup(empty.url, join(folder, "whole"))).rejects.toThrow(/has people in it/);
  await restoreBackup(empty.url, join(folder, "whole"), { replace: true });
  expect(await content(empty)).toEqual(await content(site));
});

test("a damaged or incomplete backup changes nothing", async () => {
  await takeBackup(site.url, join(folder, "damaged"));
  const file = join(folder, "damaged", "people.ndjson.gz");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 12));
  const before = await content(empty);
  await expect(restoreBackup(empty.url, join(folder, "damaged"), { replace: true })).rejects.toThrow(
    /nothing was changed/,
  );
  rmSync(join(folder, "damaged", "manifest.json"));
  await expect(restoreBackup(empty.url, join(folder, "damaged"), { replace: true })).rejects.toThrow(
    /no complete backup/,
  );
  expect(await content(empty)).toEqual(before);
});

test("a backup is never written over another", async () => {
  await expect(takeBackup(site.url, join(folder, "whole"))).rejects.toThrow(/is not empty/);
});
