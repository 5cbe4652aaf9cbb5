import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const document = readFileSync("SECURITY.md", "utf8");
const rows = document
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "));
const floors = rows.filter((row) => row.length === 2 && row[0] !== "Package") as [string, string][];
const cases = rows.filter((row) => row.length === 4 && row[0] !== "Case") as [
  string,
  string,
  string,
  string,
][];

const laws = rows.filter((row) => row.length === 3 && row[0] !== "Law") as [string, string, string][];

type Locked = { packages: Record<string, { version?: string }> };
const locked = (JSON.parse(readFileSync("package-lock.json", "utf8")) as Locked).packages;

/** Every place at which a package is installed, also inside others. */
const versionsOf = (name: string, packages = locked): string[] =>
  Object.entries(packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version!);

function isBelow(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((one) => one.split("-")[0]!.split(".").map(Number));
  const at = a!.findIndex((part, index) => part !== b![index]);
  return at === -1 ? version.includes("-") : a![at]! < b![at]!;
}

const sourcesOf = (places: string[]): string[] =>
  places.flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => join(place, file))
      .filter((file) => !file.startsWith("lib/testing/")),
  );

describe("what we build on (D09)", () => {
  it("has its floors in the document", () => {
    expect(Object.fromEntries(floors)).toMatchObject({
      next: "16.4.6",
      "next-auth": "4.24.15",
      zod: "4.6.7",
      sharp: "0.35.5",
    });
  });

  it.each(floors)("%s is installed as %s or later, wherever it is", (name, floor) => {
    const found = versionsOf(name);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((version) => isBelow(version, floor))).toEqual([]);
    // What is locked is what is here.
    const here = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string };
    expect(isBelow(here.version, floor)).toBe(false);
  });

  it("notices what is below", () => {
    expect(isBelow("16.4.5", "16.4.6")).toBe(true);
    expect(isBelow("15.99.99", "16.4.6")).toBe(true);
    expect(isBelow("16.4.6-canary.1", "16.4.6")).toBe(true);
    expect(isBelow("16.4.6", "16.4.6")).toBe(false);
    expect(isBelow("16.10.0", "16.4.6")).toBe(false);
    expect(versionsOf("zod", { "node_modules/a/node_modules/zod": { version: "3.0.0" } })).toEqual(["3.0.0"]);
  });

  it("names search servers, embedders and their keys nowhere that a browser's code is made from (Q01)", () => {
    const files = ["app", "components", "next.config.mjs", "scripts/build-elements.mjs"].flatMap((place) =>
      statSync(place).isFile()
        ? [place]
        : readdirSync(place, { recursive: true, encoding: "utf8" })
            .filter((file) => /\.(tsx?|mjs|css)$/.test(file))
            .map((file) => join(place, file)),
    );
    expect(files.length).toBeGreaterThan(100);
    const naming = files.filter((file) =>
      /MEILISEARCH_|EMBEDDER_|NEXT_PUBLIC_/.test(readFileSync(file, "utf8")),
    );
    expect(naming).toEqual([]);
  });

  it("fetches no address that people write: only these ask anybody anything, at addresses that settings name (U07)", () => {
    const asking = sourcesOf(["app", "lib", "db"]).filter((file) =>
      /\bfetch\(|\bhttps?\.(get|request)\(|new Meilisearch\(/.test(readFileSync(file, "utf8")),
    );
    expect(asking.toSorted()).toEqual([
      "lib/curation/model/endpoint.ts",
      "lib/search/embedder/endpoint.ts",
      "lib/search/meilisearch/client.ts",
      "lib/web/upstream.ts",
    ]);
  });

  it("listens to no message of another window (C07)", () => {
    const listening = sourcesOf(["components/elements"]).filter((file) =>
      /["']message["']|onmessage|postMessage/.test(readFileSync(file, "utf8")),
    );
    expect(listening).toEqual([]);
  });

  it("has nothing that would take what people write as HTML or as code (R08)", () => {
    const names = Object.keys(locked).map((path) => path.split("node_modules/").at(-1)!);
    const unwanted = /^(rehype-raw|@mdx-js\/.*|next-mdx-remote|hast-util-raw|mdx-bundler|marked|showdown)$/;
    expect(names.filter((name) => unwanted.test(name))).toEqual([]);
    expect(unwanted.test("rehype-raw")).toBe(true);
  });
});

describe("the table of what is tried", () => {
  const numbered = (letter: string, last: number, absent: number[] = []) =>
    Array.from({ length: last }, (_, i) => i + 1)
      .filter((number) => !absent.includes(number))
      .map((number) => letter + String(number).padStart(2, "0"));
  const promised = [
    ...numbered("R", 15),
    ...numbered("D", 9),
    ...numbered("A", 12),
    ...numbered("S", 10),
    ...numbered("C", 8),
    ...numbered("Q", 6),
    // No mail comes in.
    ...numbered("M", 9, [2, 3, 4, 5, 6, 7]),
    ...numbered("U", 8),
    ...numbered("B", 9),
  ];

  it("has every case that was promised, once", () => {
    expect(cases.map(([name]) => name).toSorted()).toEqual(promised.toSorted());
  });

  it.each(cases)("%s is tried where the table says", (name, _tried, _happens, files) => {
    const named = [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
    expect(named.filter((file) => !readFileSync(file, "utf8").includes(name))).toEqual([]);
  });

  it.each(laws)("%s is tried where the table says", (name, _holds, files) => {
    const number = /\d+/.exec(name)![0];
    const named = [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    expect(named.length).toBeGreaterThan(0);
    const tries = new RegExp(`\\blaws? (?:\\d+, )*${number}\\b`);
    expect(named.filter((file) => !existsSync(file) || !tries.test(readFileSync(file, "utf8")))).toEqual([]);
  });

  it("has all laws", () => {
    expect(laws.map(([name]) => name)).toEqual(Array.from({ length: 22 }, (_, i) => `Law ${i + 1}`));
  });
});
