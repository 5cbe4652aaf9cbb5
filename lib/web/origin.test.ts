import { describe, expect, it } from "vitest";
import { isOwnRequest } from "./origin";

const site = "https://help.example.com";
const none = { site: null, origin: null, hasSession: true };

describe("a request that changes something (C01)", () => {
  it.each([
    ["from a page of this site", { ...none, site: "same-origin", origin: site }],
    ["from a page of this site, in a browser that only says Origin", { ...none, origin: site }],
    [
      "from a page of this site, in a browser that only says Sec-Fetch-Site",
      { ...none, site: "same-origin" },
    ],
    ["from a program without a session", { ...none, hasSession: false }],
  ])("is taken %s", (_name, sender) => {
    expect(isOwnRequest(sender, site)).toBe(true);
  });

  it.each([
    ["from another site", { ...none, origin: "https://evil.test" }],
    [
      "from another site, whatever else is said",
      { ...none, site: "same-origin", origin: "https://evil.test" },
    ],
    ["from nowhere (a sandboxed page, a file)", { ...none, origin: "null" }],
    ["from nowhere without a session", { ...none, origin: "null", hasSession: false }],
    ["across sites without Origin", { ...none, site: "cross-site" }],
    ["across sites without Origin and session", { ...none, site: "cross-site", hasSession: false }],
    [
      "from a neighbour under the same domain",
      { ...none, site: "same-site", origin: "https://shop.example.com" },
    ],
    ["with a session and no word of where from", none],
    ["by another protocol", { ...none, origin: "http://help.example.com" }],
    ["from another port", { ...none, origin: "https://help.example.com:8443" }],
    ["from a name that begins like ours", { ...none, origin: "https://help.example.com.evil.test" }],
    ["from a name that ends like ours", { ...none, origin: "https://evil-help.example.com" }],
  ])("is refused %s", (_name, sender) => {
    expect(isOwnRequest(sender, site)).toBe(false);
  });

  it("on one's own machine may use any of its names, on the same port only", () => {
    const from = (origin: string) => isOwnRequest({ ...none, origin }, "http://localhost:3000");
    expect(from("http://127.0.0.1:3000")).toBe(true);
    expect(from("http://[::1]:3000")).toBe(true);
    expect(from("http://127.0.0.1:3001")).toBe(false);
    expect(from("http://evil.test:3000")).toBe(false);
  });
});
