import { describe, expect, it } from "vitest";
import { calledNames, MENTIONS, possibleNames } from "./mentions";
import { renderNow } from "./pipeline";

const handles = ["theo", "mara-lind", "ada"];
const html = (source: string) => renderNow(source, "user", handles).html;

describe("somebody who is called by their short name", () => {
  it.each([
    ["@theo knows", '<p><a href="/people/theo">@theo</a> knows</p>'],
    ["thanks, @Mara-Lind.", '<p>thanks, <a href="/people/mara-lind">@Mara-Lind</a>.</p>'],
    ["请问@theo，怎么办", '<p>请问<a href="/people/theo">@theo</a>，怎么办</p>'],
    ["**@ada**\n(@theo)", '<p><strong><a href="/people/ada">@ada</a></strong><br>'],
  ])("%s", (source, expected) => expect(html(source)).toContain(expected));

  it.each([
    "@nobody",
    "`@theo`",
    "```\n@theo\n```",
    "[see @theo](https://example.com)",
    "me@theo.example",
    "@theo.smith",
    "@theo/core",
    "@theodor",
    "@theo-",
    "a@theo",
    "/@theo",
    "@@theo",
  ])("%s calls nobody", (source) => expect(html(source)).not.toContain("/people/"));

  it("stands in nothing but posts", () => {
    expect(renderNow("@theo", "article", handles).html).toBe("<p>@theo</p>");
    expect(renderNow("@theo", "user").html).toBe("<p>@theo</p>");
  });

  it("is one of a few", () => {
    const crowd = Array.from({ length: MENTIONS + 3 }, (_, i) => `person-${i}x`);
    const { html } = renderNow(crowd.map((name) => `@${name} and @${name}`).join(" "), "user", crowd);
    expect(calledNames(html)).toEqual(crowd.slice(0, MENTIONS));
    expect(html).toContain(`@${crowd[MENTIONS]} and`);
  });
});

it("the names to look up are those that could be meant, each once", () => {
  expect(possibleNames("@Theo @theo me@ada.example `@mara-lind` @x \\@ada")).toEqual(["theo", "mara-lind"]);
});

it("a link that merely leads to somebody calls nobody", () => {
  expect(calledNames('<a href="/people/theo">Theo</a> <a href="/people/theo">@ada</a>')).toEqual([]);
});
