import { expect, it } from "vitest";
import { channelOf, subjectOf } from "./channel";

it("a channel gives back its subject", () => {
  expect(subjectOf(channelOf("question:12", "s"), "s")).toBe("question:12");
});

it.each([
  ["signed with another secret", channelOf("question:12", "other")],
  [
    "of another subject with this one's signature",
    `${Buffer.from("question:13").toString("base64url")}.${channelOf("question:12", "s").split(".")[1]}`,
  ],
  ["without a signature", Buffer.from("question:12").toString("base64url")],
  ["empty", ""],
  ["nonsense", "..%00."],
])("a channel %s is nobody's", (_name, channel) => {
  expect(subjectOf(channel, "s")).toBeNull();
});
