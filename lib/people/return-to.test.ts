import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnTo } from "./return-to";

describe("where signing in leads back to (S06)", () => {
  it.each([
    "/",
    "/questions/12/slow-machine?page=2#answer-7",
    "/ask?title=%E6%97%A0%E6%B3%95",
    "/search?q=a%2Fb",
  ])("keeps %s", (path) => {
    expect(returnTo(path)).toBe(path);
  });

  it.each([
    ["another site", "https://evil.test"],
    ["another site without its protocol", "//evil.test"],
    ["a backslash that browsers read as a slash", "/\\evil.test"],
    ["an encoded tab before a second slash", "/%09/evil.test"],
    ["an encoded second slash", "/%2f/evil.test"],
    ["an encoded backslash", "/%5cevil.test"],
    ["a real tab", "/\t/evil.test"],
    ["a line break", "/\n/evil.test"],
    ["a script", "javascript:alert(1)"],
    ["our name in front of another", "https://site.test.evil.test"],
    ["our name as a user", "https://site.test@evil.test"],
    ["a user in a path", "@evil.test"],
    ["a broken address", "http://["],
    ["a broken escape", "/%E0%A4%A"],
    ["steps back to a double slash", "/x/..//evil.test"],
    ["something endless", `/${"a".repeat(5_000)}`],
    ["a list", ["/a", "/b"]],
    ["nothing", undefined],
    ["the sign-in page itself", "/sign-in?returnTo=/x"],
    ["the sign-in page in another language", "/zh-cn/sign-in"],
    ["a route that is no page", "/api/auth/callback/oidc"],
  ])("goes home for %s", (_name, given) => {
    expect(returnTo(given)).toBe("/");
  });

  it("never leaves this site, whatever is given", () => {
    const parts = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2f",
      "%5c",
      "%09",
      "\t",
      "@",
      ":",
      "evil.test",
      "a",
      "?",
      "#",
      "//",
      "http:",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 8 }).map((list) => `/${list.join("")}`),
        ),
        (given) => {
          const path = returnTo(given);
          const url = new URL(path, "https://site.test/sign-in");
          expect(url.origin).toBe("https://site.test");
          expect(path.startsWith("/")).toBe(true);
          expect(path).not.toMatch(/^\/[/\\]/);
        },
      ),
    );
  });
});
