import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { straightPage } from "./straight-pages";

it("leaves the other pages of a question to Next", () => {
  const beside = readdirSync("app/(community)/questions/[number]").filter((name) => !name.startsWith("["));
  expect(beside).toContain("history");
  for (const name of beside) expect(straightPage(`/questions/12/${name}`)).toBeNull();
});

it.each([
  ["/", "home"],
  ["/questions", "questions"],
  ["/questions/12/how-to", "question"],
  ["/questions/12", null],
  ["/questions/12/how-to/feed.atom", null],
  ["/articles/descaling", "article"],
  ["/search", "search"],
  ["/searching", null],
])("%s is %s", (path, page) => {
  expect(straightPage(path)).toBe(page);
});
