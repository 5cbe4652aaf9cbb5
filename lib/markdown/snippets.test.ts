import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillSnippets, snippetsUsed } from "./snippets";

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
