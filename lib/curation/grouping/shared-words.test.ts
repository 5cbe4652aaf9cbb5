import { describe, expect, it } from "vitest";
import { sharedWords } from "./shared-words";

describe("the words that titles have in common", () => {
  it("are told as they are mostly written, the most telling first, without those that are only grammar", () => {
    const titles = [
      "Folders will not compact",
      "Cannot compact folders",
      "Why do my folders not compact?",
      "compact folders fails",
    ];
    const rarity = (term: string) => (term.startsWith("folder") || term.startsWith("compact") ? 5 : 1);
    expect(sharedWords(titles, "en", rarity)).toEqual([
      { word: "compact", titles: 4 },
      { word: "folders", titles: 4 },
    ]);
  });

  it("are those of more than one title", () => {
    expect(sharedWords(["pump noise", "noise of the pump", "loud pump"], "en")).toEqual([
      { word: "pump", titles: 3 },
      { word: "noise", titles: 2 },
    ]);
    expect(sharedWords(["One thing", "Another matter"], "en")).toEqual([]);
  });
});
