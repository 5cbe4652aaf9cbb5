import { describe, expect, it } from "vitest";
import { cookie, html, type Made, shell, standInForNext } from "@/lib/testing/stand-in-next";

const { ask, pages, seen, start } = standInForNext();

describe("statuses", () => {
  it.each([
    [404, 404],
    [500, 500],
    [403, 403],
    [401, 401],
  ])("an empty page with %i becomes a real one", async (status, expected) => {
    pages["/questions/1000"] = shell(status);
    for (const headers of [{}, { cookie }]) {
      const got = await ask("/questions/1000", { headers });
      expect(got.status).toBe(expected);
      expect(got.text).toContain(`the page for ${status} in en`);
    }
  });

  it("what was refused does not look done where its form is not on the page any more", async () => {
    const refused =
      (head: string): Made =>
      (_asked, response) => {
        const cookies = ["refused=401; Path=/; Max-Age=1", "kept=1; Path=/"];
        response.writeHead(200, { "Content-Type": "text/html", "Set-Cookie": cookies });
        response.end(html("the page again", head));
      };
    const headers = { cookie, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };
    pages["/questions/1150"] = refused("");
    const without = await ask("/questions/1150", { method: "POST", headers });
    expect(without.status).toBe(401);
    expect(without.text).toContain("the page for 401 in en");
    expect(without.headers["set-cookie"]).toEqual(["kept=1; Path=/"]);

    pages["/questions/1150"] = refused('<meta name="firsthand-status" content="422"/>');
    const within = await ask("/questions/1150", { method: "POST", headers });
    expect(within.status).toBe(422);
    expect(within.text).toContain("the page again");
    expect(within.headers["set-cookie"]).toEqual(["kept=1; Path=/"]);
  });

  it("a page may say that it is gone", async () => {
    pages["/questions/1100"] = (_asked, response) => {
      response.writeHead(200, { "Content-Type": "text/html" });
      response.end(
        html(
          "was here",
          '<meta name="firsthand-tags" content=""/><meta name="firsthand-status" content="410"/>',
        ),
      );
    };
    expect([
      (await ask("/questions/1100")).status,
      (await ask("/questions/1100", { headers: { cookie } })).status,
    ]).toEqual([410, 410]);
  });

  it("moves pass on where to, with no body", async () => {
    pages["/questions/1200"] = shell(308, "/questions/9/right-slug");
    const got = await ask("/questions/1200");
    expect([got.status, got.headers.location, got.text]).toEqual([308, "/questions/9/right-slug", ""]);
  });

  it("the text of an error never reaches the reader (C08)", async () => {
    pages["/desk"] = (_asked, response) => {
      response.writeHead(500, { "Content-Type": "text/plain" });
      response.end("Internal Server Error: secret");
    };
    const got = await ask("/desk", { headers: { cookie } });
    expect(got.status).toBe(500);
    expect(got.text).not.toContain("secret");
    expect(got.headers["x-request-id"]).toMatch(/^[0-9a-f]{12}$/);
  });

  it("an answer of the API keeps its own words", async () => {
    pages["/api/suggest"] = (_asked, response) => {
      response.writeHead(422, { "Content-Type": "application/problem+json" });
      response.end('{"code":"invalid_input"}');
    };
    const got = await ask("/api/suggest?q=x");
    expect([got.status, got.text]).toEqual([422, '{"code":"invalid_input"}']);
  });

  it.each([
    "//admin",
    "/admin%2f",
    "/%00",
    "/admin.",
    "/error-pages/404",
    "/_next/image?url=/x",
    "/questions/1.rsc",
  ])("%s is not found (A02, C06)", async (path) => {
    const got = await ask(path, { headers: { cookie } });
    expect(got.status).toBe(404);
    expect(seen.filter((each) => !each.url.startsWith("/error-pages/"))).toEqual([]);
  });

  it("in the reader's language", async () => {
    expect((await ask("/zh-cn/nothing")).text).toContain("the page for 404 in zh-CN");
  });

  it("a page that never comes is answered 503 with a time to come back", async () => {
    const hasty = await start({}, 50);
    const never: Made = () => undefined;
    pages["/topics/never"] = never;
    pages["/desk"] = never;
    for (const [path, headers] of [
      ["/topics/never", {}],
      ["/desk", { cookie }],
    ] as const) {
      const got = await ask(path, { headers, to: hasty });
      expect([got.status, got.headers["retry-after"]]).toEqual([503, "5"]);
      expect(got.text).toContain("the page for 503");
    }
    await hasty.close();
  });
});
