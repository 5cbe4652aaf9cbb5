import { describe, expect, it } from "vitest";
import { labelOf, sharedWords } from "./label";
import { matchGroups } from "./match-groups";

describe("the name that a group has by itself", () => {
  it("is the words that most of its titles have, as they are mostly written and placed", () => {
    const titles = [
      "Folders will not compact",
      "Cannot compact folders",
      "Why do my folders not compact?",
      "compact folders fails",
    ];
    const rarity = (term: string) => (term.startsWith("folder") || term.startsWith("compact") ? 5 : 1);
    expect(labelOf(titles, "en", rarity)).toBe("folders compact");
  });

  it("is the title of one that is alone, or of the first where they share no word", () => {
    expect(labelOf([" Steam wand drips "], "en")).toBe("Steam wand drips");
    expect(labelOf(["One thing", "Another matter"], "en")).toBe("One thing");
    expect(labelOf([], "en")).toBe("");
  });

  it("is a whole title where words are written without spaces", () => {
    expect(labelOf(["打印机无法连接", "无法连接打印机", "打印机连接失败"], "zh-CN")).toMatch(/打印机/);
  });

  it("comes with the words it is made of, the most telling first", () => {
    const words = sharedWords(["pump noise", "noise of the pump", "loud pump"], "en");
    expect(words.map(({ word, titles }) => [word, titles])).toEqual([
      ["pump", 3],
      ["noise", 2],
    ]);
  });
});

describe("groups made anew go on as those that were there", () => {
  it("where they have most of its members", () => {
    expect(matchGroups([7, 7, 7, 8, 8, undefined], [0, 0, 1, 1, 1, 2])).toEqual(
      new Map([
        [0, 7],
        [1, 8],
      ]),
    );
  });

  it("each only once, and not where it fell in two halves", () => {
    expect(matchGroups([7, 7, 8], [0, 0, 0])).toEqual(new Map([[0, 7]]));
    expect(matchGroups([7, 7], [0, 1])).toEqual(new Map());
  });

  it("as people want it, whatever the numbers", () => {
    expect(matchGroups([7, 7, 8], [0, 0, 0], new Map([[0, 8]]))).toEqual(new Map([[0, 8]]));
  });
});
