import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillAll, fillSnippets, snippetsUsed } from "./snippets";

const bodies: Record<string, string> = { hours: "We answer on weekdays.", steps: "1. Unplug it.\n2. Wait." };
const fill = (text: string) => fillSnippets(text, (name) => bodies[name] ?? null);

describe("snippets in a text", () => {
  it("are named once each, in their order", () => {
    expect(snippetsUsed("{{snippet:b}} and {{ snippet:a }}, {{snippet:b}}")).toEqual(["b", "a"]);
  });

  it("stand in their place, alone or within a sentence", () => {
    expect(fill("{{snippet:hours}}\n\nSo: {{snippet:hours}}")).toBe(
      "We answer on weekdays.\n\nSo: We answer on weekdays.",
    );
  });

  it("keep all their lines where a list, quotation or call-out holds them", () => {
    expect(fill("> [!TIP]\n> {{snippet:steps}}")).toBe("> [!TIP]\n> 1. Unplug it.\n> 2. Wait.");
    expect(fill("- {{snippet:steps}}")).toBe("- 1. Unplug it.\n  2. Wait.");
  });

  it.each([
    "`{{snippet:hours}}`",
    "``a ` {{snippet:hours}}``",
    "```\n{{snippet:hours}}\n```",
    "> ```\n> {{snippet:hours}}\n> ```",
    "{{snippet:Nobody}}",
    "{{snippet:unknown}}",
    "{{customer.name}}",
  ])("leave %j as it is", (text) => {
    expect(fill(text)).toBe(text);
  });

  it("come back after a block of code has ended", () => {
    expect(fill("```\nx\n```\n{{snippet:hours}}")).toBe("```\nx\n```\nWe answer on weekdays.");
  });

  it("change nothing where none is known", () => {
    const piece = fc.constantFrom("{{snippet:x}}", "`", "```", "\n", "> ", "- ", "{{", "}}", "words", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        expect(fillSnippets(text, () => null)).toBe(text);
      }),
    );
  });

  it("are found in one pass over hostile text", () => {
    snippetsUsed(`{{${"`a ".repeat(60_000)}`);
    snippetsUsed("{{snippet:".repeat(20_000));
  });
});

describe("snippets within snippets", () => {
  const kept: Record<string, string> = {
    a: "A {{snippet:b}}",
    b: "B",
    loop: "x {{snippet:back}}",
    back: "y {{snippet:loop}}",
    lost: "see {{snippet:gone}}",
  };
  const expand = (text: string) => fillAll(text, (name) => kept[name] ?? null);

  it("are put in as well, and all are named", () => {
    expect(expand("{{snippet:a}} {{snippet:b}}")).toEqual({
      markdown: "A B B",
      problems: [],
      names: ["a", "b"],
    });
  });

  it("that lead back to themselves are told and left as typed", () => {
    const { markdown, problems } = expand("{{snippet:loop}}");
    expect(problems).toEqual([{ kind: "cycle", name: "loop" }]);
    expect(markdown).toBe("x y {{snippet:loop}}");
  });

  it("that nobody has written are told, at whatever depth", () => {
    expect(expand("{{snippet:lost}} {{snippet:nope}}").problems).toEqual([
      { kind: "unknown", name: "gone" },
      { kind: "unknown", name: "nope" },
    ]);
  });

  it("that multiply each other end at the longest article", () => {
    const many = Object.fromEntries(
      Array.from({ length: 26 }, (_, i) => [`s${i}`, i === 25 ? "lol" : `{{snippet:s${i + 1}}}`.repeat(10)]),
    );
    const { markdown, problems } = fillAll("{{snippet:s0}}", (name) => many[name] ?? null);
    expect(problems.some(({ kind }) => kind === "too_long")).toBe(true);
    expect(markdown.length).toBeLessThan(3_000_000);
  });
});
