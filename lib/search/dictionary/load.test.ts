import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { isInstalled } from "@/lib/testing/installed";
import { namesIn } from "./dictionary";
import { dictionariesOf, EDICT } from "./load";

test.skipIf(!isInstalled("sudachi-synonyms-dictionary"))("the Japanese dictionary can be read", async () => {
  const japanese = (await dictionariesOf(["ja"])).get("ja")!;
  expect(japanese.words.size).toBeGreaterThan(10_000);
  expect(namesIn(japanese, "パソコン")[0]!.names).toContainEqual(["person", "comput"]);
});

test("the Japanese one has the English of everyday words where Debian's package is installed", async ({
  skip,
}) => {
  skip(!existsSync(EDICT), `There is no ${EDICT}: the package edict is not installed.`);
  const japanese = (await dictionariesOf(["ja"])).get("ja")!;
  expect(japanese.words.size).toBeGreaterThan(50_000);
  const names = namesIn(japanese, "控え").flatMap((said) => said.names);
  expect(names).toContainEqual(["backup"]);
});

test.skipIf(!isInstalled("chinese-lexicon/dictionary/cedict.js"))("and the Chinese one", async () => {
  const chinese = (await dictionariesOf(["zh"])).get("zh")!;
  expect(chinese.words.size).toBeGreaterThan(50_000);
  expect(namesIn(chinese, "电脑")[0]!.names).toContainEqual(["comput"]);
});

test("a language without one has none", async () => {
  expect((await dictionariesOf(["en", "xx"])).size).toBe(0);
});
