import { expect, test } from "vitest";
import type { SearchDocument } from "../documents";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { planOf } from "./plan";
import { searchIndex } from "./rank";

const article = (id: number, language: string, title: string, body: string): SearchDocument => ({
  kind: "article",
  id,
  language,
  topics: [],
  solved: false,
  answered: false,
  createdAt: new Date("2026-01-01T00:00:00Z"),
  title,
  body,
  answers: "",
  solvedBy: [],
});

const index = LiveIndex.of(
  buildSegment([
    article(1, "ru", "Чистка кофемолки", "Снимите жернова и протрите их кисточкой."),
    article(2, "ru", "Подключение к сети", "Введите пароль от домашней сети."),
    article(3, "es", "Limpiar el molinillo", "Retire las muelas y cepíllelas."),
    article(4, "es", "Conexión a la red", "Escriba la contraseña de su casa."),
    article(
      5,
      "de",
      "Mahlwerk reinigen",
      "Nehmen Sie die Mahlscheiben heraus. Code 0x80070005 heißt: zu voll.",
    ),
    article(6, "de", "Mit dem Netz verbinden", "Geben Sie das Passwort ein."),
    article(7, "ko", "그라인더 청소", "날을 빼서 솔로 닦으세요."),
    article(8, "ko", "네트워크에 연결", "집 비밀번호를 입력하세요."),
    article(9, "ar", "تنظيف المطحنة", "انزع الشفرات ونظفها بالفرشاة."),
    article(10, "ar", "الاتصال بالشبكة", "أدخل كلمة مرور المنزل."),
  ]),
);

test.each([
  ["ru", "как почистить жернов", 1],
  ["ru", "не помню паролей", 2],
  ["es", "limpiar una muela", 3],
  ["es", "contrasena olvidada", 4],
  ["de", "Mahlscheibe ausbauen", 5],
  ["de", "Passwörter vergessen", 6],
  ["de", "0x80070005", 5],
  ["ko", "그라인더를 청소하려면", 7],
  ["ko", "비밀번호 분실", 8],
  ["ar", "كيف أنظف الشفرة في المطحنة", 9],
  ["ar", "نسيت كلمة المرور", 10],
])("in %s, '%s' leads to the right one of them", (language, q, id) => {
  const [first] = searchIndex(index, { q, language, mode: "ask", limit: 3 }).hits;
  expect(first).toMatchObject({ kind: "article", id });
});

test("a word counts less as a form of another word in another language that is written here", () => {
  const both = LiveIndex.of(
    buildSegment([
      article(1, "en", "The pump loses pressure", "It loses pressure while it brews."),
      article(2, "en", "The pump loses its prime", "It was left dry, and loses its prime."),
      article(3, "de", "Das Wasser wird nicht los", "Wie wird man es los? Der Griff ist los."),
      article(4, "de", "Die Pumpe verliert Druck", "Der Druck fällt beim Brühen."),
    ]),
  );
  const shareOf = (term: string) =>
    planOf(both, { text: "loses", language: "en" }).slots[0]!.alternatives.find((one) => one.term === term)
      ?.share;
  expect([shareOf("lose"), shareOf("los")]).toEqual([1, 0.6]);
});

const german = LiveIndex.of(
  buildSegment([
    article(1, "de", "Akku und sein Status", "Lädt der Akku, blinkt die Lampe."),
    article(2, "de", "Akku wechseln", "Den alten Akku bringen Sie zurück."),
    article(3, "de", "Status der Lieferung", "Den Status sehen Sie im Konto."),
    article(4, "de", "Klang und Lautstärke", "Der Klang fehlt."),
    article(5, "de", "Probleme mit dem Klang", "Die Lautsprecher sind stumm."),
    article(6, "de", "Probleme mit Wasser", "Es tropft."),
  ]),
);

test.each([
  ["Akkustatus", 1],
  ["Klangprobleme", 5],
])("'%s', which nobody here has written, is what it is made of", (q, id) => {
  expect(searchIndex(german, { q, language: "de", mode: "ask", limit: 1 }).hits[0]).toMatchObject({ id });
});

test("a word is cut only where nothing is left over, and only in languages that write words together", () => {
  const termsFor = (text: string, language: string) =>
    planOf(german, { text, language }).slots.map(({ alternatives }) => alternatives.map(({ term }) => term));
  expect(termsFor("Akkustatus", "de")).toEqual([["akku"], ["status"]]);
  expect(termsFor("Akkuxstatus", "de")).toEqual([]);
  const english = LiveIndex.of(
    buildSegment([1, 2, 3].map((id) => article(id, "en", "Battery status", "The status of a battery."))),
  );
  expect(planOf(english, { text: "batterystatus", language: "en" }).slots).toEqual([]);
});

test("in Chinese, what stands between two words takes nothing from how sure a hit is", () => {
  const titles = [
    "清理卡纸",
    "打印机没有声音",
    "更换墨盒",
    "连接无线网络",
    "忘记密码",
    "删除文件",
    "屏幕变暗",
  ];
  const chinese = LiveIndex.of(
    buildSegment(titles.map((title, at) => article(at + 1, "zh", title, "请按照下面的步骤操作。"))),
  );
  const sure = (q: string) =>
    searchIndex(chinese, { q, language: "zh", mode: "ask", limit: 1 }).hits[0]!.score;
  // “机卡” is no word.
  expect(sure("打印机卡纸")).toBeCloseTo(sure("打印机 卡纸"), 2);
});
