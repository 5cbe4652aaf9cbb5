import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaints, cruiseArguments } from "./check/boundaries";

const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");

/** One file each that breaks a rule, and nothing else. */
const violations: [rule: string, file: string, imports: string][] = [
  ["screens-reach-no-database", "app/page.tsx", 'import "@/db/client";'],
  ["screens-reach-no-database", "components/list.tsx", 'import type { SQL } from "drizzle-orm";'],
  ["components-get-what-they-show", "components/queue.tsx", 'import "@/lib/community/queries/queue";'],
  ["ui-knows-no-product", "components/ui/button.tsx", 'import "@/lib/http/intl";'],
  ["lib-and-db-know-no-screen", "lib/notify/mail.ts", 'import "@/components/ui/card";'],
  ["next-stays-at-the-edge", "lib/community/commands/ask.ts", 'import "next/headers";'],
  ["next-stays-at-the-edge", "lib/people/session.ts", 'import type { NextRequest } from "next/server";'],
  ["pure-stays-pure", "lib/policy.ts", 'import "@/db/client";'],
  ["pure-stays-pure", "lib/community/lifecycle/stage.ts", 'import "node:fs";'],
  ["search-knows-no-area", "lib/search/postgres-engine.ts", 'import "@/lib/community/queries/queue";'],
  [
    "meilisearch-in-one-file",
    "lib/search/index.ts",
    'import { Meilisearch } from "meilisearch"; new Meilisearch({ host: "" });',
  ],
  ["community-stands-alone", "lib/community/commands/answer.ts", 'import "@/lib/desk/queries/desk";'],
  ["areas-do-not-lean-on-each-other", "lib/knowledge/queries/board.ts", 'import "@/lib/desk/queries/desk";'],
  ["curation-builds-on-articles", "lib/curation/queries/board.ts", 'import "@/lib/desk/queries/desk";'],
  ["areas-only-enqueue", "lib/desk/commands/take.ts", 'import "@/lib/worker/registry";'],
  ["tests-help-tests-only", "lib/people/commands/join.ts", 'import "@/lib/testing/database";'],
  ["no-cycles", "lib/insight/a.ts", 'import "./b";'],
  ["everything-is-found", "lib/site/terms.ts", 'import "@/lib/nowhere";'],
];
const innocent: [file: string, text: string][] = [
  ["db/client.ts", "export {};"],
  ["components/ui/card.tsx", "export {};"],
  ["lib/http/intl.ts", 'import "next/headers";'],
  ["lib/community/queries/queue.ts", 'import "@/db/client"; import "drizzle-orm";'],
  [
    "lib/community/lifecycle/gate.ts",
    'import "./facts"; import type { Db } from "@/db/client"; import "zod";',
  ],
  ["lib/community/lifecycle/facts.ts", "export {};"],
  ["lib/desk/queries/desk.ts", 'import "@/lib/community/queries/queue"; import "./own";'],
  ["lib/desk/queries/own.ts", "export {};"],
  ["lib/worker/registry.ts", "export {};"],
  ["lib/testing/database.ts", 'import "@/lib/worker/registry";'],
  ["lib/insight/b.ts", 'import "./a";'],
  ["lib/people/commands/join.db.test.ts", 'import "@/lib/testing/database";'],
  [
    "lib/search/meilisearch/client.ts",
    'import { Meilisearch } from "meilisearch"; new Meilisearch({ host: "" });',
  ],
  ["scripts/worker.ts", 'import "@/lib/worker/registry";'],
];

type Report = { summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] } };

let house: string;
let found: string[];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "firsthand-house-"));
  symlinkSync(resolve("node_modules"), join(house, "node_modules"));
  const paths = { "@/*": ["./*"] };
  const compilerOptions = { module: "esnext", moduleResolution: "bundler", jsx: "react-jsx", paths };
  write("tsconfig.json", JSON.stringify({ compilerOptions }));
  for (const [file, text] of innocent) write(file, text);
  for (const [, file, text] of violations) write(file, text);
  const { summary } = cruise(["app", "components", "db", "lib", "scripts"]);
  expect(summary.totalCruised).toBeGreaterThan(violations.length);
  found = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

function cruise(folders: string[]): Report {
  const [program, ...args] = cruiseArguments(resolve("."), folders);
  const { stdout, stderr } = spawnSync(program!, args, { cwd: house, encoding: "utf8" });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

test.each(violations)("%s: %s is caught", (rule, file) => {
  expect(found).toContain(`${rule}: ${file}`);
});

test("nothing else is complained of", () => {
  const expected = new Set([
    ...violations.map(([rule, file]) => `${rule}: ${file}`),
    "no-cycles: lib/insight/b.ts",
  ]);
  expect(found.filter((one) => !expected.has(one))).toEqual([]);
});

test("every rule is broken here", () => {
  expect(
    rules.forbidden.map((rule) => rule.name).filter((name) => !violations.some(([rule]) => rule === name)),
  ).toEqual([]);
});

test("a check that saw no modules has failed", () => {
  expect(complaints({ modules: [], summary: { totalCruised: 0, violations: [] } })).toEqual([
    expect.stringContaining("broken"),
  ]);
});
