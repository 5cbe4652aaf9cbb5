import { describe, expect, it } from "vitest";
import { lendStraight, onePass } from "@/lib/render/one-pass";
import { withOnePass } from "./one-pass";
import { headTags, renderedAt, straightAnswer } from "./straight";
import { Late } from "./upstream";

const scripts = () => ({ head: "<script></script>", more: "" });
const knowing = (head: string | null) => ({ scripts, sharedHead: { of: async () => head } as never });

it.each([
  ["/", "/straight"],
  ["/questions/7/how-to", "/straight/questions/7/how-to"],
  ["/queue", "/queue"],
])("%s is rendered at %s", async (path, at) => {
  expect(await renderedAt(knowing("<meta>"), path, "en")).toBe(at);
});

it("everything is left to Next while nobody knows what every page has in its head", async () => {
  expect(await renderedAt(knowing(null), "/", "en")).toBe("/");
  expect(await renderedAt({ scripts, sharedHead: null }, "/", "en")).toBe("/");
});

it("only a page that was rendered straight is given what Next would have put into its head", async () => {
  const here = knowing("<meta>");
  expect((await headTags(here, { headers: {} })).head).toBe("<script></script>");
  expect((await headTags(here, { headers: { "x-firsthand-straight": "home" } })).head).toBe(
    "<meta><script></script>",
  );
});

describe("once Next has loaded their code, straight pages are made without it", () => {
  withOnePass(() => undefined);
  const here = { ...knowing("<meta>"), renderWithinMs: 50 };
  const at = { path: "/questions/7/how-to", query: "?page=2" };

  it("from their address and from nothing but the headers that are given", async () => {
    lendStraight(
      async (path, query) => `${path}${query} ${onePass()!.request()!.given!["x-firsthand-locale"]}`,
    );
    const answer = await straightAnswer(here, at, { "x-firsthand-locale": "zh-CN" });
    expect(answer?.body.toString()).toBe("/questions/7/how-to?page=2 zh-CN");
    expect((await headTags(here, answer!)).head).toBe("<meta><script></script>");
  });

  it("but not pages that are not straight, nor where nobody knows what their head lacks", async () => {
    expect(await straightAnswer(here, { path: "/queue", query: "" }, {})).toBeNull();
    expect(await straightAnswer({ ...here, sharedHead: null }, at, {})).toBeNull();
  });

  it("and what such a page throws is left to Next, unless it took too long", async () => {
    lendStraight(async () => {
      throw new Error("not found");
    });
    expect(await straightAnswer(here, at, {})).toBeNull();
    lendStraight(() => new Promise(() => {}));
    await expect(straightAnswer(here, at, {})).rejects.toThrow(Late);
  });
});
