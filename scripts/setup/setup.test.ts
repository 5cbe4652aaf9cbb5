import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceHash } from "./freshness.mjs";
import { isAtLeast } from "./node.mjs";

test.each([
  ["20.19.0", true],
  ["20.20.2", true],
  ["22.0.0", true],
  ["20.9.0", false],
  ["18.20.0", false],
])("Node %s is new enough: %s", (version, expected) => {
  expect(isAtLeast(version, "20.19.0")).toBe(expected);
});

let folder: string;
const hash = () => sourceHash(pathToFileURL(`${folder}/`));
const write = (file: string, text: string) => {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "firsthand-sources-"));
  write("lib/a/b.ts", "1");
  write("app/page.tsx", "1");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a build is stale after a change to what it is made from, and only then", () => {
  const before = hash();
  write("lib/a/b.test.ts", "1");
  write("db/migrations/0001_x.sql", "1");
  write("README.md", "1");
  expect(hash()).toBe(before);

  write("lib/a/b.ts", "2");
  const changed = hash();
  expect(changed).not.toBe(before);
  cpSync(join(folder, "lib/a/b.ts"), join(folder, "lib/a/c.ts"));
  rmSync(join(folder, "lib/a/b.ts"));
  expect(hash()).not.toBe(changed);
});

test("of two starts at once one installs, and the other waits for it", async () => {
  const site = mkdtempSync(join(tmpdir(), "firsthand-install-"));
  for (const part of ["scripts/setup", "db/embedded/lock.mjs"])
    cpSync(part, join(site, part), { recursive: true });
  writeFileSync(join(site, "package-lock.json"), "{}");
  // Stands in for npm: says that it was called, and is done a while later.
  const npm =
    "#!/bin/sh\necho called >> calls\nsleep 0.5\nmkdir -p node_modules\necho {} > node_modules/.package-lock.json\n";
  writeFileSync(join(site, "npm"), npm, { mode: 0o755 });
  const program = 'await (await import("./scripts/setup/install.mjs")).installIfNeeded()';
  const start = () =>
    promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      cwd: site,
      env: { ...process.env, PATH: `${site}:${process.env.PATH}` },
    });
  await Promise.all([start(), start(), start()]);
  expect(readFileSync(join(site, "calls"), "utf8")).toBe("called\n");
  rmSync(site, { recursive: true });
});
