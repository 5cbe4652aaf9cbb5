import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centralTitle, mostTypical } from "./title";

const typical = (titles: string[], rarity?: (term: string) => number, language = "en") =>
  titles[mostTypical(titles, language, rarity)];

describe("the question that names a group", () => {
  it("says in a few words what most of them ask", () => {
    expect(
      typical([
        "Toolbar",
        "Where is my toolbar? After the update of yesterday it went missing on my laptop and I need it for work",
        "Toolbar missing",
        "Missing mail toolbar",
        "The toolbar is missing, how do I get it back",
      ]),
    ).toBe("Toolbar missing");
  });

  it("has the words that tell something on this site, not those that stand in everything", () => {
    const titles = ["My mail in the mail", "Signature in my mail", "Signature twice", "In my mail"];
    const rarity = (term: string) => (term.startsWith("signatur") ? 5 : 0.5);
    expect(typical(titles, rarity)).toBe("Signature in my mail");
  });

  it("is rather one without haste", () => {
    expect(typical(["URGENT: grinder stalls!!!", "Grinder stalls", "grinder stalls, please help"])).toBe(
      "Grinder stalls",
    );
  });

  it("is told in any script", () => {
    expect(
      typical(["打印机无法连接", "无法连接打印机", "打印纸卡住了", "打印机坏了"], undefined, "zh-CN"),
    ).toBe("打印机无法连接");
  });

  it("is always one of them, the first where none is better", () => {
    expect(mostTypical([], "en")).toBe(0);
    expect(typical(["One thing", "Another matter"])).toBe("One thing");
    const title = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 8 }), (titles) => {
        expect(titles).toContain(typical(titles));
      }),
    );
  });
});

it("a draft is called the same, without haste", () => {
  expect(centralTitle(["PUMP HUMS!!! please help", "HELP pump hums"], "en")).toBe("Pump hums");
  expect(centralTitle([], "en")).toBe("");
});
