import { expect, test } from "vitest";
import { formsOfVerb } from "./japanese-verbs";

test.each([
  ["消す", "消したい 消さない 消せば 消そう"],
  ["切る", "切れる 切って 切ります"],
  ["変える", "変えたい 変えられない 変わる"],
  ["使う", "使えない 使って 使わない"],
  ["動く", "動かない 動いた"],
  ["読む", "読めない 読んだ"],
])("%s is known in what is said with it", (verb, sentences) => {
  const forms = formsOfVerb(verb);
  for (const said of sentences.split(" "))
    expect([said, forms.some((form) => said.startsWith(form))]).toEqual([said, said !== "変わる"]);
});

test("what is no verb stays as it is", () => {
  expect(formsOfVerb("望ましい")).toEqual(["望ましい"]);
});
