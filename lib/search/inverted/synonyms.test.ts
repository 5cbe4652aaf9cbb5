import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { searchIndex } from "./rank";
import { otherNames, synonymsOf } from "./synonyms";

const article = (id: number, title: string, language = "en") =>
  plain(id, title, { kind: "article", language });
const index = () =>
  LiveIndex.of(
    buildSegment([
      article(1, "Wireless network settings"),
      article(2, "Cleaning the grinder"),
      article(3, "屏幕抓图", "zh"),
    ]),
  );
const found = (live: LiveIndex, q: string, language = "en") =>
  searchIndex(live, { q, language, mode: "submit", limit: 9 }).hits.map(({ id }) => id);

test("a word finds what calls it otherwise, phrases and scripts without spaces too", () => {
  const live = index();
  live.synonyms = synonymsOf([
    { language: "en", words: ["wifi", "wireless network"] },
    { language: "en", words: ["mill", "grinder"] },
    { language: "zh", words: ["截屏", "抓图"] },
  ]);
  expect(found(live, "wifi")).toEqual([1]);
  expect(found(live, "dirty mills")).toEqual([2]);
  expect(found(live, "怎么截屏", "zh")).toEqual([3]);
  expect(found(index(), "wifi")).toEqual([]);
});

test("a phrase is meant only when all of it is said", () => {
  const synonyms = synonymsOf([{ language: "en", words: ["group head", "brew unit"] }]);
  expect([...otherNames(synonyms, ["clean", "group", "head"])]).toEqual([[1, [["brew", "unit"]]]]);
  expect([...otherNames(synonyms, ["group", "of", "head"])]).toEqual([]);
  expect([...otherNames(synonyms, ["head", "group"])]).toEqual([]);
});

test("what was typed comes before what it is also called", () => {
  const live = LiveIndex.of(buildSegment([article(1, "Grinder"), article(2, "Mill")]));
  live.synonyms = synonymsOf([{ language: "en", words: ["mill", "grinder"] }]);
  expect(found(live, "mill")).toEqual([2, 1]);
  expect(found(live, "grinder")).toEqual([1, 2]);
});
