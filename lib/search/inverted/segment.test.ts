import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { buildSegment } from "./builder";
import { mergeNow } from "./merge";
import { documentCount, findTerm, frequencyAt, prefixRange, termAt, termCount } from "./segment";
import { loadSnapshot, saveSnapshot } from "./snapshot";
import { buildTypos, corrections, distance } from "./typos";

describe("words", () => {
  test("every term is found, and every prefix has exactly the terms that begin with it", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-e]{1,6}$/), { minLength: 1, maxLength: 30 }),
        fc.stringMatching(/^[a-e]{1,3}$/),
        (terms, prefix) => {
          const segment = buildSegment(terms.map((term, i) => plain(i + 1, `${term}1`)));
          const all = Array.from({ length: termCount(segment) }, (_, at) => termAt(segment, at));
          expect(all).toEqual([...all].sort());
          for (const term of all) expect(frequencyAt(segment, findTerm(segment, term))).toBeGreaterThan(0);
          const [from, to] = prefixRange(segment, prefix);
          expect(all.slice(from, to)).toEqual(all.filter((term) => term.startsWith(prefix)));
          expect(findTerm(segment, `${prefix}zz`)).toBe(-1);
        },
      ),
    );
  });

  test("any one mistake in a word of four letters, and any two in a longer one, is found again", () => {
    const known = ["thermostat", "calibration", "portafilter", "pump", "valve", "descaling"];
    const segment = buildSegment(known.map((word, i) => plain(i + 1, word)));
    const steps = buildTypos(segment);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const typos = step.value;
    const stems = Array.from({ length: termCount(segment) }, (_, at) => termAt(segment, at));
    const mistake = fc.record({
      at: fc.nat(7),
      kind: fc.constantFrom("drop", "swap", "change"),
      letter: fc.constantFrom(..."abcxyz"),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...stems),
        fc.array(mistake, { minLength: 1, maxLength: 2 }),
        (stem, mistakes) => {
          let typed = stem;
          for (const { at, kind, letter } of stem.length >= 9 ? mistakes : mistakes.slice(0, 1)) {
            const i = at % (typed.length - 1);
            if (kind === "drop") typed = typed.slice(0, i) + typed.slice(i + 1);
            else if (kind === "swap")
              typed = typed.slice(0, i) + typed[i + 1] + typed[i] + typed.slice(i + 2);
            else typed = typed.slice(0, i) + letter + typed.slice(i + 1);
          }
          if (typed === stem || typed.length < 4 || distance(typed, stem, 2) > (typed.length < 7 ? 1 : 2))
            return;
          expect(corrections(typos, typed).map(({ term }) => term)).toContain(stem);
        },
      ),
    );
  });

  test("distance is that of the definition", () => {
    expect(distance("pump", "pmup", 2)).toBe(1);
    expect(distance("valve", "vale", 2)).toBe(1);
    expect(distance("valve", "pump", 2)).toBe(3);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{0,6}$/), fc.stringMatching(/^[ab]{0,6}$/), (a, b) => {
        expect(distance(a, b, 9)).toBe(distance(b, a, 9));
        expect(distance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

test("a segment comes back from its file as it was, and a broken file does not", async () => {
  const folder = mkdtempSync(join(tmpdir(), "search-"));
  const file = join(folder, "index");
  const documents = [
    plain(1, "Pump leaks", { topics: [2], solvedBy: ["article:3"], solved: true }),
    plain(2, "中文 界面", { language: "zh" }),
  ];
  const segment = buildSegment(documents);
  await saveSnapshot(file, segment, { database: "one", floor: "7", savedAt: "2026-01-01T00:00:00Z" });
  const loaded = await loadSnapshot(file);
  expect(loaded!.facts).toEqual({ database: "one", floor: "7", savedAt: "2026-01-01T00:00:00Z" });
  expect(loaded!.segment).toEqual(segment);
  expect(await loadSnapshot(join(folder, "none"))).toBeNull();
  const { truncate, writeFile } = await import("node:fs/promises");
  await truncate(file, 4_200);
  expect(await loadSnapshot(file)).toBeNull();
  await writeFile(file, "x".repeat(9_000));
  expect(await loadSnapshot(file)).toBeNull();
});

test("merging one segment with itself gone leaves nothing", () => {
  const segment = buildSegment([plain(1, "pump")]);
  const merged = mergeNow([{ segment, alive: new Uint8Array(1) }]);
  expect([documentCount(merged), termCount(merged)]).toEqual([0, 0]);
});
