import { expect, it } from "vitest";
import { argumentNames, messageArguments } from "./message-arguments";

it("finds arguments inside plural branches", () => {
  expect(messageArguments("{count, plural, one {# answer by {name}} other {# answers by {name}}}")).toEqual([
    "count:plural",
    "name:text",
  ]);
});

it("does not take quoted braces for arguments", () => {
  expect(messageArguments("Write '{name}' here")).toEqual([]);
});

it("counts tags as arguments", () => {
  expect(argumentNames("Read <link>the {what}</link>")).toEqual(["link", "what"]);
});

it("tells a number from a text", () => {
  expect(messageArguments("Page {page, number}")).toEqual(["page:number"]);
});
