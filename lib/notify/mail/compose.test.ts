import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeMail, messageId, oneLine } from "./compose";
import { readToken, unsubscribeToken } from "./unsubscribe-token";

describe("a mail", () => {
  it("shows what people wrote and runs none of it", () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> "quoted" & more';
    const { html, text } = composeMail({
      subject: hostile,
      paragraphs: [hostile],
      link: { label: hostile, url: "https://help.example.com/?a=1&b=2" },
      footer: ["Stop: https://help.example.com/unsubscribe?token=a.b"],
      language: "en",
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(text).toContain(hostile);
    expect(html).toContain('href="https://help.example.com/unsubscribe?token=a.b"');
  });

  it("keeps the lines of what it says, such as a list of titles, in its HTML too", () => {
    const list = { paragraphs: ["Solved:\n– Amber lamp\n– E-07"], footer: [], subject: "x", language: "en" };
    expect(composeMail(list).html).toMatch(/Solved:<br>\s*– Amber lamp<br>\s*– E-07<\/p>/);
  });

  it("keeps every header on one line, whatever it is made from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        expect(oneLine(given)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
        expect(oneLine(given).length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it("has one name for ever", () => {
    const id = messageId("notification:1", "https://help.example.com");
    expect(id).toBe(messageId("notification:1", "https://help.example.com"));
    expect(id).toMatch(/^<[0-9a-f]{32}@help\.example\.com>$/);
    expect(id).not.toBe(messageId("notification:2", "https://help.example.com"));
  });
});

describe("the token that ends mails", () => {
  const secret = "a secret of the tests";

  it("is good for the person it was made for", () => {
    expect(readToken(unsubscribeToken("mara", secret), secret)).toEqual({ personId: "mara", list: "all" });
  });

  it("cannot be made up, changed or taken from another site", () => {
    const token = unsubscribeToken("mara", secret);
    const [, proof] = token.split(".");
    for (const forged of [
      "",
      ".",
      "x",
      "mara.x",
      `${token}x`,
      `${Buffer.from("theo").toString("base64url")}.${proof}`,
      "a".repeat(1_000),
    ])
      expect(readToken(forged, secret)).toBeNull();
    expect(readToken(token, "another secret")).toBeNull();
  });
});
