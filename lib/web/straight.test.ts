import { expect, it } from "vitest";
import { headTags, renderedAt } from "./straight";

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
