import fc from "fast-check";
import { expect, it } from "vitest";
import { localizedPath, splitLocale } from "./locales";

it("puts the language before the path, and nothing before English", () => {
  expect(localizedPath("zh-CN", "/questions/1?page=2#a")).toBe("/zh-cn/questions/1?page=2#a");
  expect(localizedPath("zh-CN", "/")).toBe("/zh-cn");
  expect(localizedPath("zh-CN", "/?q=x")).toBe("/zh-cn?q=x");
  expect(localizedPath("en", "/questions/1")).toBe("/questions/1");
});

it("leaves other sites and places on the page alone", () => {
  for (const address of [
    "https://example.com/a",
    "//example.com/a",
    "#answer-1",
    "mailto:a@example.com",
    "?page=2",
  ])
    expect(localizedPath("zh-CN", address)).toBe(address);
});

it("takes off what it put on", () => {
  const segment = fc.stringMatching(/^[a-z0-9-]{1,8}$/).filter((text) => text !== "zh-cn");
  fc.assert(
    fc.property(fc.constantFrom("en" as const, "zh-CN" as const), fc.array(segment), (locale, segments) => {
      const path = `/${segments.join("/")}`;
      expect(splitLocale(localizedPath(locale, path))).toEqual({ locale, path });
    }),
  );
});

it("does not take a word that begins alike for a language", () => {
  expect(splitLocale("/zh-cnx/a")).toEqual({ locale: "en", path: "/zh-cnx/a" });
});
