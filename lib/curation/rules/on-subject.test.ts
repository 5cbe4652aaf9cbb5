import { expect, test } from "vitest";
import { onSubject } from "./on-subject";

const titles = [
  { id: 1, title: "Descaling", summary: "When and how to do it", language: "en" },
  { id: 2, title: "Milk foam for the One", summary: "", language: "en" },
  { id: 3, title: "除垢", summary: "", language: "zh-CN" },
];
const found = (words: string, language = "en") => [...onSubject(titles, [{ words, language }]).keys()];

test("a search is on an article's subject when its words are in the title, or the title's are in it", () => {
  expect(found("foam one")).toEqual([2]);
  expect(found("how do I descale my machine")).toEqual([1]);
  expect(found("foam gun")).toEqual([]);
  expect(found("除垢怎么做", "zh-CN")).toEqual([3]);
});

test("a word that only stands in the summary is not enough, and other languages are other words", () => {
  expect(found("how to pay")).toEqual([]);
  expect(found("descaling", "de")).toEqual([]);
});
