import fc from "fast-check";
import { expect, it } from "vitest";
import { destination, ownFile } from "./links";

it.each([
  ["https://a.test/x", { kind: "external", href: "https://a.test/x" }],
  ["//evil.test", { kind: "external", href: "https://evil.test/" }],
  ["/\\evil.test", { kind: "external", href: "https://evil.test/" }],
  ["\\\\evil.test", { kind: "external", href: "https://evil.test/" }],
  ["\t//evil.test", { kind: "external", href: "https://evil.test/" }],
  ["/\t/evil.test", { kind: "external", href: "https://evil.test/" }],
  ["/questions/1", { kind: "own", href: "/questions/1" }],
  ["/x/..//evil.test", { kind: "removed" }],
  ["#top", { kind: "fragment", href: "#top" }],
  ["mailto:a@b.test", { kind: "mail", href: "mailto:a@b.test" }],
  ["javascript:alert(1)", { kind: "removed" }],
  ["java\nscript:alert(1)", { kind: "removed" }],
  ["java%0Ascript:alert(1)", { kind: "removed" }],
  ["\u0001javascript:alert(1)", { kind: "removed" }],
  ["about:config", { kind: "removed" }],
  ["example.com/help", { kind: "external", href: "https://example.com/help" }],
  ["settings.html", { kind: "none" }],
  ["", { kind: "none" }],
  ["http://[", { kind: "removed" }],
])("%j", (typed, to) => {
  expect(destination(typed)).toEqual(to);
});

it("what counts as own stays on this site in a browser", () => {
  const part = fc.constantFrom(
    "/",
    "\\",
    "..",
    ".",
    "evil.test",
    "%2f",
    "%5c",
    "\t",
    "\n",
    " ",
    "@",
    ":",
    "?",
    "#",
    "x",
    "http",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const to = destination(parts.join(""));
      if (to.kind === "own") expect(new URL(to.href, "https://site.test").host).toBe("site.test");
    }),
    { numRuns: 3000 },
  );
});

it("an own file lies in a folder for files", () => {
  expect(ownFile("/demo/cup.png")).toBe("/demo/cup.png");
  expect(ownFile("/demo/../admin")).toBeNull();
  expect(ownFile("/demo/%2e%2e%2fadmin")).toBeNull();
  expect(ownFile("/sign-out")).toBeNull();
  expect(ownFile("https://evil.test/demo/a.png")).toBeNull();
});
