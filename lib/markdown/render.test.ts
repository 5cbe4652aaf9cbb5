import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tooMuch } from "./complexity";
import { PIPELINE_VERSION } from "./limits";
import { bodyProblem, renderMany, renderMarkdown } from "./render";

const user = { kind: "user" } as const;
const table = (columns: number, rows: number) =>
  `${"|a".repeat(columns)}\n${"|-".repeat(columns)}\n${"a\n".repeat(rows)}`;
const notes = (n: number) =>
  Array.from({ length: n }, (_, i) => `[^${i}] `).join("") +
  "\n\n" +
  Array.from({ length: n }, (_, i) => `[^${i}]: n\n`).join("");

describe("texts that would cost out of proportion (D01, D02)", () => {
  it.each([
    ["a table bomb", table(500, 500), "too_complex"],
    ["21 columns", table(21, 1), "too_complex"],
    ["201 rows", table(2, 201), "too_complex"],
    ["many small tables", `${table(20, 30)}\n`.repeat(4), "too_complex"],
    ["nested quotations", ">".repeat(2000), "too_deeply_nested"],
    ["nested lists", `${"- ".repeat(1000)}x`, "too_deeply_nested"],
    ["nested numbers", "1. ".repeat(1000), "too_deeply_nested"],
    [
      "lists nested by indentation",
      Array.from({ length: 30 }, (_, i) => `${"  ".repeat(i)}- a`).join("\n"),
      "too_deeply_nested",
    ],
    ["1,500 footnotes", notes(1500), "too_complex"],
    ["half a megabyte", "a ".repeat(250_000), "too_long"],
  ])("%s", (_, source, reason) => {
    expect(tooMuch(source)).toBe(reason);
  });

  it.each([
    ["a table of ordinary size", table(6, 40)],
    ["a rule of many dashes", "- ".repeat(200)],
    ["a list four deep", "- a\n  - b\n    - c\n      - d\n- e"],
    ["a long list", "- item\n".repeat(500)],
    [
      "code with deep indentation",
      `\`\`\`\n${Array.from({ length: 40 }, (_, i) => `${" ".repeat(2 * i)}- a`).join("\n")}\n\`\`\``,
    ],
    ["a regular expression", "use `[^a]` and `[^b]:` ".repeat(100)],
  ])("not %s", (_, source) => {
    expect(tooMuch(source)).toBeNull();
  });

  it("judges any text in one pass", () => {
    const nasty = fc.constantFrom("|", "-", "|-", "[^", "]:", " ", "\t", ">", "- ", "\n", "1.", "`", "~");
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 40 }), fc.integer({ min: 1, max: 500 }), (unit, times) => {
        tooMuch(unit.join("").repeat(times));
      }),
    );
  });
});

describe("renderMarkdown (D03)", () => {
  it("gives HTML, words and the pipeline's version", async () => {
    expect(await renderMarkdown("A **bold** cup", user)).toEqual({
      html: "<p>A <strong>bold</strong> cup</p>",
      plain: "A bold cup",
      version: PIPELINE_VERSION,
      fellBack: false,
    });
  });

  it.each([
    ["a table bomb", table(500, 500)],
    ["nested quotations", ">".repeat(2000)],
    ["1,500 footnotes", notes(1500)],
    ["3,750 addresses", "www.a.b ".repeat(3750)],
    ["7,500 half links", "[a](".repeat(7500)],
    ["30,000 opened emphases", "**a".repeat(10_000)],
    ["a deep nest that no line shows", `${"*a **b ".repeat(4000)}`],
  ])(
    "shows %s as typed where it must",
    async (_, source) => {
      const { html, fellBack, plain } = await renderMarkdown(source, user);
      expect(html.length).toBeLessThan(400_000);
      expect(plain.length).toBeGreaterThan(0);
      if (fellBack) expect(html).toMatch(/^<pre class="md-as-typed" dir="auto">/);
    },
    20_000,
  );

  it("leaves the process free for others meanwhile", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await renderMarkdown("**a".repeat(10_000), user);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });

  it("shows a text as typed when its HTML would be too large", async () => {
    const { html, fellBack } = await renderMarkdown("&".repeat(60_000), user);
    expect(fellBack).toBe(true);
    expect(html).not.toContain("<p>");
  });

  it("is total", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (source) => {
        expect(await renderMarkdown(source, user)).toMatchObject({ version: PIPELINE_VERSION });
      }),
      { numRuns: 100 },
    );
    expect(await renderMarkdown("a\0b\ud800", user)).toMatchObject({ plain: "a\ufffdb\ufffd" });
  });

  it("renders many texts in order, a hostile one among them", async () => {
    const sources = Array.from({ length: 100 }, (_, i) => (i === 50 ? table(300, 300) : `text *${i}*`));
    const made = await renderMany(sources, user);
    expect(made.map((one) => one.fellBack).indexOf(true)).toBe(50);
    expect(made[99]!.plain).toBe("text 99");
  });
});

describe("bodyProblem", () => {
  it("counts characters as people do", () => {
    expect(bodyProblem("a".repeat(30_000))).toBeNull();
    expect(bodyProblem("☕️".repeat(10_000))).toBeNull();
    expect(bodyProblem("😀".repeat(30_000))).toBeNull();
    expect(bodyProblem("a".repeat(30_001))).toEqual({ reason: "too_long", length: 30_001, limit: 30_000 });
    expect(bodyProblem(">".repeat(2000))).toEqual({ reason: "too_deeply_nested" });
  });
});
