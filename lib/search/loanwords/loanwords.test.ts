import { expect, test } from "vitest";
import { soundsOfEnglish } from "./english";
import { soundsOfHangul } from "./hangul";
import { soundOfKatakana } from "./katakana";
import { consonantsOf, distanceOf } from "./sounds";

/** How far they are at the nearest, or undefined where their consonants are not the same. */
function apart(word: string, english: string): number | undefined {
  const heard = /^\p{Script=Hangul}/u.test(word) ? soundsOfHangul(word) : [soundOfKatakana(word)];
  const distances = heard.flatMap((one) =>
    soundsOfEnglish(english)
      .filter((sound) => consonantsOf(sound) === consonantsOf(one))
      .map((sound) => distanceOf(one, sound)),
  );
  return distances.length > 0 ? Math.min(...distances) : undefined;
}

test.each([
  ["バックアップ", "backup"],
  ["サーバー", "server"],
  ["サーバ", "server"],
  ["フォルダー", "folder"],
  ["パスワード", "password"],
  ["ネットワーク", "network"],
  ["ディスプレイ", "display"],
  ["ファイル", "file"],
  ["キーボード", "keyboard"],
  ["プリンター", "printer"],
  ["バージョン", "version"],
  ["スイッチ", "switch"],
  ["カメラ", "camera"],
  ["ビデオ", "video"],
  ["アカウント", "account"],
  ["シンプル", "simple"],
])("%s sounds like %s", (katakana, english) => {
  expect(apart(katakana, english)).toBe(0);
});

test.each([
  ["백업", "backup"],
  ["파일", "file"],
  ["프린터", "printer"],
  ["네트워크", "network"],
  ["키보드", "keyboard"],
])("in Korean %s sounds like %s", (hangul, english) => {
  expect(apart(hangul, english)).toBe(0);
});

test.each([
  ["メッセージ", "messag"],
  ["イメージ", "imag"],
  ["アーカイブ", "archiv"],
  ["サービス", "servic"],
  ["アーキテクチャ", "architectur"],
])("%s sounds like what the index has of it, the stem %s", (katakana, stem) => {
  expect(apart(katakana, stem)).toBe(0);
});

test("what only looks alike, or only has the same consonants, is farther away", () => {
  expect(apart("ファイル", "folder")).toBeUndefined();
  expect(apart("ファイル", "feel")).toBe(1);
  expect(apart("サイズ", "sauce")).toBe(1);
  expect(apart("セキュリティ", "secret")).toBeGreaterThan(0);
  expect(apart("ノート", "note")).toBe(0);
  expect(apart("ノート", "net")).toBe(1);
});

test("Japanese has a vowel after each consonant, and one sound for l and r, b and v, s and th", () => {
  expect(soundOfKatakana("スレッド")).toBe("SuReDo");
  expect(soundsOfEnglish("thread")).toEqual(["SReaD", "TReaD"]);
  expect(distanceOf("SuReDo", "SReaD")).toBe(0);
  expect(soundOfKatakana("レベル")).toBe("ReBeRu");
  expect(soundsOfEnglish("level")).toEqual(["ReBeR"]);
});
