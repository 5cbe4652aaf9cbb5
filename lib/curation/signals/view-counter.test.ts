import { expect, test } from "vitest";
import { isRobot, type Shown, ViewCounter } from "./view-counter";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const counting = () => {
  const written: Shown[][] = [];
  return { written, counter: new ViewCounter(async (shown) => void written.push(shown)) };
};

test("shown articles are counted by address and language, and handed on at once", async () => {
  const { written, counter } = counting();
  for (const _ of [1, 2, 3]) counter.note("/articles/descale-one", "", "en", firefox);
  counter.note("/articles/descale-one", "?language=de", "en", firefox);
  counter.note("/articles/%E9%99%A4%E5%9E%A2", "", "zh-CN", firefox);
  await counter.flush();
  expect(written).toEqual([
    [
      { slug: "descale-one", language: null, locale: "en", views: 3 },
      { slug: "descale-one", language: "de", locale: "en", views: 1 },
      { slug: "除垢", language: null, locale: "zh-CN", views: 1 },
    ],
  ]);
  await counter.flush();
  expect(written).toHaveLength(1);
});

test("other pages, robots and pages that a browser fetched ahead are not counted", async () => {
  const { written, counter } = counting();
  for (const path of [
    "/",
    "/articles",
    "/articles/",
    "/questions/1/articles",
    "/articles/a/b",
    "/articles/%",
  ])
    counter.note(path, "", "en", firefox);
  counter.note("/articles/one", "", "en", undefined);
  counter.note("/articles/one", "", "en", "Mozilla/5.0 (compatible; Googlebot/2.1)");
  counter.note("/articles/one", "", "en", firefox, "prefetch");
  await counter.flush();
  expect(written).toEqual([]);
});

test.each([
  ["curl/8.5.0", true],
  ["Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0)", true],
  ["Twitterbot/1.0", true],
  ["", true],
  [firefox, false],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1", false],
  ["Mozilla/5.0 (Linux; Android 15; CUBOT X50) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", false],
])("%s: a robot is %s", (agent, expected) => {
  expect(isRobot(agent)).toBe(expected);
});

test("addresses that nobody could have meant do not fill the memory", async () => {
  const { written, counter } = counting();
  for (let at = 0; at < 12_000; at++) counter.note(`/articles/a-${at}`, "", "en", firefox);
  await counter.flush();
  expect(written[0]).toHaveLength(10_000);
});
