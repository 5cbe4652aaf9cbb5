import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { initials } from "./avatar";
import { Highlight } from "./text";

const shown = (text: string) => renderToStaticMarkup(createElement(Highlight, { text }));

it("marks what search found and escapes what people wrote", () => {
  expect(shown("a \uE000steam\uE001 <b>")).toBe("a <mark>steam</mark> &lt;b&gt;");
});

it("survives marks without their partner", () => {
  expect(shown("a\uE001 b \uE000c")).toBe("a b <mark>c</mark>");
  expect(shown("\uE000a\uE001\uE001 b")).toBe("<mark>a</mark> b");
});

it("takes two letters of a Latin name and one sign of others", () => {
  expect(["Mara Lindqvist", "theo", "李雷", "Ángel de la Vega", "👍", ""].map(initials)).toEqual([
    "ML",
    "T",
    "李",
    "ÁV",
    "?",
    "?",
  ]);
});
