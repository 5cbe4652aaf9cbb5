import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { buildSegment } from "../inverted/builder";
import { LiveIndex } from "../inverted/live";
import { searchIndex } from "../inverted/rank";
import { DictionaryBuilder, dictionaryOf } from "./builder";
import { chineseDictionary } from "./chinese";
import { namesIn } from "./dictionary";
import { addSynonyms } from "./japanese";

const article = (id: number, language: string, title: string, body = "") =>
  plain(id, title, { kind: "article", language, body });
const found = (live: LiveIndex, q: string, language: string) =>
  searchIndex(live, { q, language, mode: "ask", limit: 9 }).hits.map(({ id }) => id);

const chinese = await chineseDictionary(
  [
    "# a comment",
    "退款 退款 [tui4 kuan3] /to refund/refund/",
    "退錢 退钱 [tui4 qian2] /to refund money/refund (coll.)/",
    "磨豆機 磨豆机 [mo2 dou4 ji1] /coffee grinder/",
    "北京 北京 [Bei3 jing1] /Beijing, capital of China/",
  ].join("\n"),
);
const item = (midashi: string, expandControl = 0, bunya: string[] = [], taigenYogen = "体言") => ({
  midashi,
  taigenYogen,
  expandControl,
  bunya,
});
const verb = (midashi: string, expandControl = 0) => item(midashi, expandControl, [], "用言");
const builder = new DictionaryBuilder("ja");
await addSynonyms(builder, [
  { items: [item("払い戻し"), item("返金", 1), item("refund")] },
  { items: [item("スマートフォン"), item("スマホ"), item("smartphone")] },
  { items: [item("青山", 0, ["地名"]), item("Aoyama", 0, ["地名"])] },
  { items: [item("単独")] },
  { items: [item("接続"), item("ワイヤー", 2), verb("繋ぐ", 1)] },
  { items: [item("廃棄"), verb("捨てる")] },
]);
const japanese = builder.finish();

test("Chinese finds what says the same in other words, in the other script, or only in English", () => {
  const live = LiveIndex.of(
    buildSegment([
      article(1, "zh", "如何退款"),
      article(2, "zh", "清洁磨豆机"),
      article(3, "zh", "配送", "You will get a refund within a week."),
      article(4, "zh", "联系我们"),
    ]),
  );
  expect(found(live, "退钱", "zh")).toEqual([1]);
  live.dictionaries = new Map([["zh", chinese]]);
  expect(found(live, "退钱", "zh").sort()).toEqual([1, 3]);
  expect(found(live, "磨豆機", "zh")).toEqual([2]);
  expect(found(live, "退錢", "zh").sort()).toEqual([1, 3]);
});

test("Japanese finds other names of a thing, and what was typed comes first", () => {
  const live = LiveIndex.of(
    buildSegment([
      article(1, "ja", "Smartphone に接続する"),
      article(2, "ja", "スマホの充電"),
      article(3, "ja", "返金"),
    ]),
  );
  expect(found(live, "スマホ", "ja")).toEqual([2]);
  live.dictionaries = new Map([["ja", japanese]]);
  expect(found(live, "スマホ", "ja")).toEqual([2, 1]);
  expect(found(live, "払い戻しできますか", "ja")[0]).toBe(3);
});

test("Japanese verbs are looked up however they end, and what means more than a name at less than that name itself", () => {
  const live = LiveIndex.of(
    buildSegment([article(1, "ja", "接続する"), article(3, "ja", "廃棄する"), article(4, "ja", "営業時間")]),
  );
  for (const query of ["繋がらない", "捨てました"]) expect(found(live, query, "ja")).toEqual([]);
  live.dictionaries = new Map([["ja", japanese]]);
  expect(found(live, "繋がらない", "ja")).toEqual([1]);
  expect(found(live, "捨てました", "ja")).toEqual([3]);
  const said = Object.fromEntries(["返金", "払い戻し", "ワイヤー"].map((q) => [q, namesIn(japanese, q)]));
  expect(said.返金).toMatchObject([{ isBroader: true }]);
  expect(said.払い戻し).toMatchObject([{ isBroader: false }]);
  expect(said.ワイヤー).toEqual([]);
});

test("a name stands in for all that a word says, not for one of its characters", () => {
  const live = LiveIndex.of(
    buildSegment([article(1, "zh", "Refund"), article(2, "zh", "款"), article(3, "zh", "配送")]),
  );
  live.dictionaries = new Map([["zh", chinese]]);
  expect(found(live, "退款", "zh")).toEqual([1, 2]);
});

test("names of places, single characters and what means too much by itself are not looked up", async () => {
  expect([...japanese.words.keys()].sort()).toEqual(
    ["refund", "smartphone", "スマートフォン", "スマホ", "払い戻し", "接続", "廃棄", "捨てる", "捨て"].sort(),
  );
  expect([...chinese.words.keys()]).not.toContain("北京");
  expect(namesIn(await dictionaryOf("ja", [["手", "ハンド"]]), "手")).toEqual([]);
});

test("a dictionary answers for its own language only: a word may mean something else in the other one", async () => {
  const live = LiveIndex.of(buildSegment([article(1, "zh", "卫生纸"), article(2, "ja", "書状")]));
  live.dictionaries = new Map([
    ["zh", await dictionaryOf("zh", [["手纸", "卫生纸"]])],
    ["ja", await dictionaryOf("ja", [["手紙", "書状"]])],
  ]);
  expect(found(live, "手紙", "ja")).toEqual([2]);
  expect(found(live, "手纸", "zh")).toEqual([1]);
});
