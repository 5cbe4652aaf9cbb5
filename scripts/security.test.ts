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

  it("has nothing that would take what people write as HTML or as code (R08)", () => {
    const names = Object.keys(locked).map((path) => path.split("node_modules/").at(-1)!);
    const unwanted = /^(rehype-raw|@mdx-js\/.*|next-mdx-remote|hast-util-raw|mdx-bundler|marked|showdown)$/;
    expect(names.filter((name) => unwanted.test(name))).toEqual([]);
    expect(unwanted.test("rehype-raw")).toBe(true);
  });
});

describe("the table of what is tried", () => {
  const promised = [
    ...Array.from({ length: 15 }, (_, i) => `R${String(i + 1).padStart(2, "0")}`),
    ...["D01", "D02", "D03", "D04", "D05", "D06", "A01", "A02", "A03", "A04", "A05", "A07"],
    ...["S01", "S03", "S04", "S05", "S06", "S08", "S10", "C01", "C02", "C03", "C04", "M08"],
    ...["Q01", "Q02", "Q03", "Q04", "Q06"],
    ...["U01", "U02", "U03", "U04", "U05", "U06", "U08"],
    ...["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "A12"],
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
});
