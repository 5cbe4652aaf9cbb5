import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, pageHeaders, passedOn } from "./headers";

const rules = (policy: string) => policy.split("; ");

describe("the content security policy (C04)", () => {
  it.each([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ])("says %s", (rule) => {
    expect(rules(contentSecurityPolicy({ isHttps: false }))).toContain(rule);
  });

  it("allows nothing inline and nothing evaluated", () => {
    expect(contentSecurityPolicy({ isHttps: true })).not.toMatch(/unsafe|nonce|\*/);
  });

  it("lets forms end at the identity provider and nowhere else", () => {
    expect(rules(contentSecurityPolicy({ isHttps: true, formOrigins: ["https://id.test"] }))).toContain(
      "form-action 'self' https://id.test",
    );
  });
});

describe("headers of pages", () => {
  it("promise https only where it is used", () => {
    expect(pageHeaders({ isHttps: true })).toContain("Strict-Transport-Security");
    expect(pageHeaders({ isHttps: false })).not.toContain("Strict-Transport-Security");
  });

  it("keep what the page says and drop what Next says about itself", () => {
    const given = {
      "Content-Type": "text/html",
      Link: "</>; rel=preconnect",
      Vary: "rsc",
      "x-nextjs-cache": "HIT",
      "set-cookie": ["a=1", "b=2"],
      location: "/x",
      "x-robots-tag": "noindex",
    };
    expect(passedOn(given)).toEqual({
      "content-type": "text/html",
      "set-cookie": ["a=1", "b=2"],
      location: "/x",
      "x-robots-tag": "noindex",
    });
  });
});
