import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { audit, files, mails, people, questions, topics } from "@/db/schema";
import { transaction } from "@/lib/context";
import { exportTo } from "@/lib/exchange/export";
import { enqueue } from "@/lib/jobs/queue";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { backup } from "./backup";
import { restore } from "./restore";

const now = new Date("2026-01-05T09:00:00.123Z");
let site: TestSite;
let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const cup = {
  id: "cup-7",
  kind: "attachment",
  name: "cup.txt",
  type: "text/plain",
  bytes: 7,
  digest: "d",
  body: "\0pict\\\n",
} as const;
const system = { kind: "system", job: "test" } as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "backup-"));
  site = await freshSite();
  const [mara] = await site.db
    .insert(people)
    .values({ name: 'Mara\t"L"\\\n', handle: "mara", email: "mara@example.com", claims: { plan: "Plus" } })
    .returning();
  const [topic] = await site.db.insert(topics).values({ slug: "grinders", name: "磨豆机" }).returning();
  const post = { askerId: mara!.id, topicId: topic!.id, createdAt: now, askedAt: now, lastActivityAt: now };
  const [first] = await site.db
    .insert(questions)
    .values({ ...post, title: "Grinder stalls", body: "\\N\n\\.\n\t<b>", tags: ["a,b", '"'] })
    .returning();
  await site.db.insert(questions).values({ ...post, title: "The same", duplicateOfId: first!.id });
  await site.db.insert(audit).values({ at: now, action: "test", subject: "site" });
  const [mail] = await site.db
    .insert(mails)
    .values({
      key: "k",
      to: "mara@example.com",
      kind: "test",
      subject: "s",
      text: "t",
      html: "h",
      createdAt: now,
    })
    .returning();
  await transaction(site.ctxFor(system), (work) =>
    enqueue(work, "send-mail", { mailId: mail!.id }, { key: "mail" }),
  );
  await site.db.insert(files).values({ ...cup, body: Buffer.from(cup.body), createdAt: now });
  await exportTo(site.ctxFor(system), at("export"));
  await backup(site.pool, at("made"));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

it("fills an empty site with the same rows, jobs and files", async () => {
  const other = await freshSite();
  const manifest = await restore(other.pool, at("made"));
  await exportTo(other.ctxFor(system), at("export-2"));
  expect(await readFile(at("export-2"), "utf8")).toBe(await readFile(at("export"), "utf8"));
  const again = await backup(other.pool, at("made-again"));
  expect({ ...again, madeAt: manifest.madeAt }).toEqual(manifest);
  const [file] = await other.db.select().from(files);
  expect(file!.body.toString()).toBe(cup.body);

  // Numbers go on where they were, and what guards the tables is back.
  const [question] = await other.db.select().from(questions);
  const [next] = await other.db
    .insert(questions)
    .values({ title: "Next", askerId: question!.askerId, createdAt: now, lastActivityAt: now })
    .returning();
  expect(next!.id).toBe(3);
  await expect(other.pool.query("update questions set topic_id = 99")).rejects.toThrow("foreign key");
  await expect(other.pool.query("delete from audit")).rejects.toThrow("never changed");
  const guards = "select count(*)::int as n from pg_constraint where contype = 'f'";
  expect((await other.pool.query(guards)).rows).toEqual((await site.pool.query(guards)).rows);
  await other.close();
});

it("leaves a site alone in which there is somebody, unless told to replace it", async () => {
  const other = await freshSite();
  await other.db.insert(people).values({ handle: "ada" });
  await expect(restore(other.pool, at("made"))).rejects.toThrow("not empty");
  await restore(other.pool, at("made"), { replace: true });
  expect((await other.db.select().from(people)).map((row) => row.handle)).toEqual(["mara"]);
  await other.close();
});

it("takes nothing from a damaged backup or one of another version", async () => {
  const other = await freshSite();
  await cp(at("made"), at("damaged"), { recursive: true });
  await appendFile(at("damaged", "tables", "questions.copy.gz"), "x");
  await expect(restore(other.pool, at("damaged"))).rejects.toThrow("missing or damaged");

  await cp(at("made"), at("older"), { recursive: true });
  const manifest = JSON.parse(await readFile(at("older", "manifest.json"), "utf8"));
  await writeFile(at("older", "manifest.json"), JSON.stringify({ ...manifest, migrations: ["other"] }));
  await expect(restore(other.pool, at("older"))).rejects.toThrow("another version");
  await expect(restore(other.pool, at("nowhere"))).rejects.toThrow("no backup");
  expect(await other.db.select().from(people)).toEqual([]);
  await other.close();
});

it("understands a backup from when files lay beside the database", async () => {
  const other = await freshSite();
  await cp(at("made"), at("earlier"), { recursive: true });
  const manifest = JSON.parse(await readFile(at("made", "manifest.json"), "utf8"));
  await writeFile(at("earlier", "manifest.json"), JSON.stringify({ ...manifest, files: true }));
  await mkdir(at("earlier", "files"));
  await restore(other.pool, at("earlier"));
  expect((await other.db.select().from(people)).map((row) => row.handle)).toEqual(["mara"]);
  await other.close();
});

it("never overwrites a backup", async () => {
  await expect(backup(site.pool, at("made"))).rejects.toThrow("not empty");
});

it("says which folder it cannot write, and does not try for ever", async () => {
  await expect(backup(site.pool, "/proc/nowhere")).rejects.toThrow("/proc/nowhere cannot be written (");
  const file = at("made", "manifest.json");
  await expect(backup(site.pool, join(file, "below"))).rejects.toThrow("cannot be written (ENOTDIR)");
  await expect(backup(site.pool, file)).rejects.toThrow("is a file, where a folder should be");
});

it("holds nothing by which somebody could sign in", async () => {
  const { tables } = JSON.parse(await readFile(at("made", "manifest.json"), "utf8"));
  const rows = Object.fromEntries(
    tables.map((table: { name: string; rows: number }) => [table.name, table.rows]),
  );
  expect(rows).toMatchObject({ sessions: 0, verification_tokens: 0, changes: 0, questions: 2, people: 1 });
});
