import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalEmail } from "./email";

describe("one plain address (S05)", () => {
  it.each([
    ["mara@example.com", "mara@example.com"],
    ["  Mara@EXAMPLE.com ", "mara@example.com"],
    ["mara+shop@mail.example.co.uk", "mara+shop@mail.example.co.uk"],
    ["o'brien@example.com", "o'brien@example.com"],
    ["a@xn--bcher-kva.example", "a@xn--bcher-kva.example"],
  ])("%j is %s", (given, expected) => {
    expect(canonicalEmail(given)).toBe(expected);
  });

  it.each([
    ["a quoted part that hides the real domain", '"e@attacker.com"@victim.com'],
    ["two addresses", "a@x.com,b@y.com"],
    ["two addresses apart by a semicolon", "a@x.com;b@y.com"],
    ["a full-width at-sign", "a＠x.com"],
    ["a small at-sign", "a﹫x.com"],
    ["a Cyrillic letter that looks Latin", "аdmin@example.com"],
    ["a full-width domain", "a@ｅxample.com"],
    ["no domain", "a+b@"],
    ["no name", "@example.com"],
    ["two at-signs", "a@b@example.com"],
    ["a host without a dot", "root@localhost"],
    ["an address of a network", "a@127.0.0.1"],
    ["a display name", "Mara <mara@example.com>"],
    ["a comment", "mara(comment)@example.com"],
    ["a line break with a header", "a@x.com\r\nBcc: b@y.com"],
    ["a zero", "a\u0000@x.com"],
    ["a space inside", "a b@x.com"],
    ["two dots", "a..b@x.com"],
    ["a percent path", "a%b@x.com@y.com"],
    ["255 characters", `${"a".repeat(243)}@example.com`],
    ["a name of 65 characters", `${"a".repeat(65)}@example.com`],
  ])("is not %s", (_name, given) => {
    expect(canonicalEmail(given)).toBeNull();
  });

  it("is written one way only", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (given) => {
        const one = canonicalEmail(given);
        if (one === null) return;
        expect(canonicalEmail(one)).toBe(one);
        expect(canonicalEmail(one.toUpperCase())).toBe(one);
        expect(one).toMatch(/^[\x21-\x7e]+$/);
        expect(one.split("@")).toHaveLength(2);
      }),
    );
  });
});
