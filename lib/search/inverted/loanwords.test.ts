import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { borrowedIn } from "./loanwords";
import { planOf } from "./plan";
import { searchIndex } from "./rank";

const article = (id: number, language: string, title: string, body = "") =>
  plain(id, title, { kind: "article", language, body });
const site = (...documents: ReturnType<typeof article>[]) => LiveIndex.of(buildSegment(documents));
const found = (index: LiveIndex, q: string, language = "ja") =>
  searchIndex(index, { q, language, mode: "ask", limit: 9 }).hits.map(({ id }) => id);
const borrowed = (index: LiveIndex, text: string) => [...borrowedIn(index, text)].map(({ from }) => from);

const english = site(
  article(1, "en", "Restore a backup", "Your backup is kept for a year."),
  article(2, "en", "Forgotten passwords", "Choose another password."),
  article(3, "en", "Mail folders", "Each folder has an address of its own: files, mail, addresses."),
  article(4, "en", "Applications", "Which applications run."),
);

test.each([
  ["バックアップを戻したい", 1],
  ["パスワードがわからない", 2],
  ["ﾊﾟｽﾜｰﾄﾞがわからない", 2],
  ["フォルダーはどこ", 3],
])("'%s' finds what is only written in English", (q, id) => {
  expect(found(english, q)).toEqual([id]);
});

test("a Korean word is known under its particles", () => {
  expect(found(english, "패스워드를 잊었어요", "ko")).toEqual([2]);
  expect(found(english, "백업은 어디에", "ko")).toEqual([1]);
  expect(borrowed(english, "어디에")).toEqual([]);
});

test("words that are written together, and the end of a word that its stem has lost", () => {
  expect(borrowed(english, "メールアドレス")).toEqual([["mail", "address"]]);
  expect(borrowed(english, "アプリケーション")).toEqual([["applic"]]);
});

test("what nobody here has written, in whatever script, stands for nothing", () => {
  for (const text of ["プリンター", "テレビ", "ソフト", "ひらがな", "備份", "backup"])
    expect(borrowed(english, text)).toEqual([]);
});

test("of words that sound alike the nearest is meant, then the most frequent", () => {
  const rhymes = site(
    article(1, "en", "Read the page", "This page and that page."),
    article(2, "en", "Pass", "A boarding pass."),
    article(3, "en", "Light", "Turn right at the light."),
    article(4, "en", "Right", "Right of way."),
  );
  expect(borrowed(rhymes, "ページとライト")).toEqual([["page"], ["right"]]);
});

test("the more of the texts write it in katakana, the less the English word counts", () => {
  const shareOf = (index: LiveIndex) =>
    planOf(index, { text: "バックアップ", language: "ja" })
      .slots.flatMap(({ alternatives }) => alternatives)
      .find(({ term }) => term === "backup")!.share;
  const once = site(article(1, "en", "Backup"), article(2, "ja", "バックアップ"));
  const often = site(
    article(1, "en", "Backup"),
    ...[2, 3, 4, 5].map((id) => article(id, "ja", "バックアップ")),
  );
  expect(shareOf(once)).toBeGreaterThan(shareOf(often));
  expect(found(once, "バックアップ")).toEqual([2, 1]);
});

test("words of the newest texts are known at once", () => {
  const index = site(article(1, "ja", "営業時間"));
  expect(found(index, "プリンターの設定")).toEqual([]);
  index.apply({ documents: [article(2, "en", "Printer settings")], gone: [] });
  expect(found(index, "プリンターの設定")).toEqual([2]);
});
