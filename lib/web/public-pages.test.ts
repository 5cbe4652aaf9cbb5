import { readdirSync, readFileSync } from "node:fs";
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

describe("pages that may be kept", () => {
  const screens = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => ({ file, text: readFileSync(`app/${file}`, "utf8") }))
    .filter(({ text }) => text.includes("<PageTags"));
  const addressOf = (file: string) =>
    `/${file
      .split("/")
      .filter((part) => !part.startsWith("(") && part !== "page.tsx" && !part.startsWith("[[..."))
      .map((part) => (part.startsWith("[") ? "1" : part))
      .join("/")}`;

  it.each(screens)("$file is known here, with every parameter that it reads", ({ file, text }) => {
    const path = addressOf(file);
    expect(publicAddress(path, "")).toBe(path);
    const read = [
      ...text.matchAll(/\b(?:one|choice)\((?:query|await searchParams|\(await searchParams\)), "(\w+)"/g),
    ].map((m) => m[1]!);
    if (text.includes("pageNumber(")) read.push("page");
    for (const name of read) expect(publicAddress(path, `?${name}=2`)).toBe(`${path}?${name}=2`);
  });
});
