import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInner, route } from "./paths";

describe("addresses", () => {
  it.each([
    "//admin",
    "/admin//people",
    "/admin%2f",
    "/%61dmin",
    "/admin%2e",
    "/admin.",
    "/admin./x",
    "/%00",
    "/questions/1%00",
    "/a/../admin",
    "/./admin",
    "/..",
    "/%2e%2e/admin",
    "/a\\b",
    "/%5cadmin",
    "/a b",
    "/%",
    "/%zz",
    "/%c0%af",
    "http://evil.test/",
    "*",
    "",
    `/${"a".repeat(2_001)}`,
    "/naïve",
  ])("%s leads nowhere", (url) => {
    expect(route(url)).toEqual({ kind: "refused" });
  });

  it.each([
    ["/", "/", ""],
    ["/questions/12/how-do-i", "/questions/12/how-do-i", ""],
    ["/questions/12/%E4%BD%A0%E5%A5%BD", "/questions/12/%E4%BD%A0%E5%A5%BD", ""],
    ["/search?q=a%2Fb+c%00&type=article", "/search", "?q=a%2Fb+c%00&type=article"],
    ["/questions?_rsc=x1&page=2&nxtPid=7&__nextLocale=en", "/questions", "?page=2"],
    ["/questions?", "/questions", ""],
    ["/sitemap.xml", "/sitemap.xml", ""],
    ["/people/o%27neill", "/people/o%27neill", ""],
  ])("%s goes on", (url, path, query) => {
    expect(route(url)).toEqual({ kind: "ok", path, query });
  });

  it("a slash too many at the end is taken off", () => {
    expect(route("/questions/?page=2")).toEqual({ kind: "moved", to: "/questions?page=2" });
  });

  it("what is moved or goes on is never read as another site's address", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[/a-z.%0-9\\?&=-]{0,20}$/), (url) => {
        const answer = route(url);
        const to = answer.kind === "moved" ? answer.to : answer.kind === "ok" ? answer.path : "/";
        expect(new URL(to, "http://site.test").host).toBe("site.test");
        expect(to.startsWith("//")).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "/_next/data/x.json",
    "/_next/image",
    "/__nextjs_source-map",
    "/_not-found",
    "/error-pages/404",
    "/questions/1.rsc",
    "/x.segments/_tree.segment.rsc",
  ])("%s is not for readers", (path) => {
    expect(isInner(path)).toBe(true);
  });

  it.each(["/", "/questions/1/next", "/articles/rsc", "/nextjs"])("%s is for readers", (path) => {
    expect(isInner(path)).toBe(false);
  });
});
