import { expect, test } from "vitest";
import { choice, one, pageNumber, pathPart, withQuery } from "./query";

test("nonsense in an address is the first page, the first choice (D06)", () => {
  for (const page of ["-1", "1e99", "NaN", "0", "1.5", "", "__proto__"]) expect(pageNumber({ page })).toBe(1);
  expect(pageNumber({ page: ["3", "2"] })).toBe(3);
  expect(choice({ sort: "__proto__" }, "sort", ["recent", "newest"])).toBe("recent");
  expect(choice({ sort: ["newest", "x"] }, "sort", ["recent", "newest"])).toBe("newest");
  expect(one({}, "constructor")).toBeUndefined();
});

test("addresses carry only what says something", () => {
  expect(withQuery("/search", { q: "a b", page: undefined, topic: "" })).toBe("/search?q=a+b");
  expect(withQuery("/questions", {})).toBe("/questions");
});

test("a part of a path that cannot be read is none", () => {
  expect(pathPart("%E4%B8%AD")).toBe("中");
  expect(pathPart("%E4%A")).toBeNull();
  expect(pathPart("a%00")).toBeNull();
});
