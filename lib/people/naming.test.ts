import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handlePattern, handlesFor, isGoodHandle, isNameless, namelessHandle } from "@/lib/accounts/handle";
import { deviceName } from "@/lib/people/device";
import { cleanName } from "@/lib/people/name";

describe("a name", () => {
  it.each([
    ["  Mara   Lindqvist ", "Mara Lindqvist"],
    ["林美 Mei Lin", "林美 Mei Lin"],
    ["Zoe\u0301", "Zoé"],
    ["abc\u202Edef", "abc def"],
    ["a\u200Bb\u0000c\r\nBcc: x", "a b c Bcc: x"],
    ["Support ✔", "Support"],
    [`e${"\u0301".repeat(50)}x`, "é\u0301\u0301x"],
    ["\uD800lone", "lone"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ])("%j is shown as %j", (given, expected) => {
    expect(cleanName(given)).toBe(expected);
  });

  it("is one line of at most sixty characters with nothing invisible, whatever is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (given) => {
        const name = cleanName(given);
        expect([...name].length).toBeLessThanOrEqual(60);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });
});

describe("a short name", () => {
  it("follows from the name where it can", () => {
    expect(handlesFor("Mara Lindqvist")[0]).toBe("mara-lindqvist");
    expect(handlesFor("Søren Ångström")[0]).toBe("soren-angstrom");
  });

  it("is never a word of the house", () => {
    expect(isGoodHandle("staff")).toBe(false);
    expect(handlesFor("Admin")[0]).toMatch(/^member-/);
    expect(handlesFor("林美")[0]).toMatch(/^member-/);
  });

  it("always fits an address", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        for (const handle of handlesFor(name)) expect(handle).toMatch(handlePattern);
      }),
    );
  });

  it("tells who has not said their name yet", () => {
    const handle = namelessHandle();
    expect(isNameless({ name: handle, handle })).toBe(true);
    expect(isNameless({ name: "Mara", handle })).toBe(false);
  });
});

it.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox, Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604",
    "Safari, iOS",
  ],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"],
  ["curl/8", ""],
  [null, ""],
])("a device is named in two words: %s", (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
