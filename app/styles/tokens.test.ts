import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const source = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const tokens = new Map(
  [...source.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

const grounds = ["canvas", "surface", "sunken", "hover"];
const voices = ["solved", "ambassador", "staff", "danger", "accent"];

/** Text on ground: WCAG 2.2 AA, 1.4.3. */
const texts: [string, string][] = [
  ...grounds.flatMap((ground) =>
    ["ink", "muted", "faint", ...voices].map((text): [string, string] => [text, ground]),
  ),
  ...voices.flatMap((voice): [string, string][] => [
    [voice, `${voice}-soft`],
    ["ink", `${voice}-soft`],
    ["muted", `${voice}-soft`],
  ]),
  ["on-fill", "accent-fill"],
  ["on-fill", "accent-press"],
  ["on-fill", "danger-fill"],
  ["on-fill", "danger-press"],
];
/** Edges of controls and the ring of focus: 1.4.11. */
const edges: [string, string][] = [
  ["field", "canvas"],
  ["field", "surface"],
  ["field", "sunken"],
  ["accent", "canvas"],
  ["accent", "surface"],
  ["accent", "sunken"],
  ["accent-fill", "surface"],
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const ratio = ([one, other]: [string, string]) =>
    contrast(tokens.get(one)![theme], tokens.get(other)![theme]);

  it("every text can be read on every ground it stands on", () => {
    expect(
      texts.filter((pair) => ratio(pair) < 4.5).map((pair) => `${pair} ${ratio(pair).toFixed(2)}`),
    ).toEqual([]);
  });

  it("edges of controls and the focus ring stand out", () => {
    expect(
      edges.filter((pair) => ratio(pair) < 3).map((pair) => `${pair} ${ratio(pair).toFixed(2)}`),
    ).toEqual([]);
  });
});

it("measures as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
