import { describe, expect, it } from "vitest";
import { askBody, languageOfText } from "./ask-body";

const words = { expected: "What I expected", tried: "What I have tried", followUp: "Follow-up to" };
const parts = { happened: "It leaks.", expected: "", tried: "", after: null };

describe("the text of a question", () => {
  it("is what was typed when only that was typed", () => {
    expect(askBody({ ...parts, happened: "  It leaks.\n" }, words)).toBe("It leaks.");
  });

  it("puts each filled field under its heading", () => {
    expect(askBody({ ...parts, expected: "A dry table.", tried: "- a new seal" }, words)).toBe(
      "It leaks.\n\n**What I expected**\n\nA dry table.\n\n**What I have tried**\n\n- a new seal",
    );
  });

  it("is empty without what happened, so that it is refused", () => {
    expect(askBody({ ...parts, happened: " ", tried: "everything" }, words)).toBe("");
  });

  it("links what it follows, whatever that title holds", () => {
    const after = { number: 8, title: "Error [E-07] *again*" };
    expect(askBody({ ...parts, after }, words)).toBe(
      "It leaks.\n\nFollow-up to [Error \\[E-07\\] \\*again\\*](/questions/8)",
    );
  });
});

describe("the language of a text", () => {
  it.each([
    ["My grinder hums", "en", "en"],
    ["磨豆机只有嗡嗡声", "en", "zh-CN"],
    ["我的 Fernwood One 打不开", "en", "zh-CN"],
    ["My grinder hums", "zh-CN", "en"],
    ["コーヒーが出ない", "en", "ja"],
    ["1234", "zh-CN", "zh-CN"],
  ])("%s on a page in %s is %s", (text, page, language) => {
    expect(languageOfText(text, page)).toBe(language);
  });
});
