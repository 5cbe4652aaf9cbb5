import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Highlight } from "./text";

const shown = (text: string) => renderToStaticMarkup(createElement(Highlight, { text }));

test("what was found is marked", () => {
  expect(shown("The \uE000burr\uE001 carrier \uE000rattles\uE001.")).toBe(
    "The <mark>burr</mark> carrier <mark>rattles</mark>.",
  );
  expect(shown("Nothing found here.")).toBe("Nothing found here.");
});

test("no text becomes an element, marked or not (R12)", () => {
  expect(shown("<b>\uE000<img src=x onerror=alert(1)>\uE001</b> & more")).toBe(
    "&lt;b&gt;<mark>&lt;img src=x onerror=alert(1)&gt;</mark>&lt;/b&gt; &amp; more",
  );
});

test("marks that do not come in pairs never show as characters", () => {
  expect(shown("a\uE001b \uE000c\uE000d\uE001 e\uE000")).toBe(
    "ab <mark>c</mark><mark>d</mark> e<mark></mark>",
  );
  expect(shown("a\uE001b")).toBe("ab");
});
