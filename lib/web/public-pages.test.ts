import { describe, expect, it } from "vitest";
import { publicAddress } from "./public-pages";

describe("the address a public page is kept under", () => {
  it.each([
    ["/", "", "/"],
    ["/", "?utm_source=mail&fbclid=1", "/"],
    ["/questions", "?sort=votes&page=2&x=1", "/questions?page=2&sort=votes"],
    ["/questions", "?page=", "/questions"],
    ["/questions/12/how-do-i", "?ref=feed", "/questions/12/how-do-i"],
    ["/articles/descaling", "?page=9", "/articles/descaling"],
    ["/topics/grinders", "?page=3", "/topics/grinders?page=3"],
  ])("%s%s is %s", (path, query, address) => {
    expect(publicAddress(path, query)).toBe(address);
  });

  it.each([
    ["searches, which are logged", "/search", "?q=x"],
    ["asking", "/ask", ""],
    ["the desk", "/desk", ""],
    ["a question's edit page", "/questions/12/x/edit", ""],
    ["a parameter given twice", "/questions", "?page=1&page=2"],
    ["a value of any length", "/questions", `?page=${"1".repeat(81)}`],
  ])("%s: none", (_name, path, query) => {
    expect(publicAddress(path, query)).toBeNull();
  });
});
