import { describe, expect, it } from "vitest";
import { renderNow } from "@/lib/markdown/pipeline";
import { answer, source, words } from "@/lib/testing/draft-sources";
import { draftOf } from "./draft";

const bleed =
  "Air in the pump makes it hum. Open the steam valve and run the pump for thirty seconds until water comes out of the wand.";

const steps = "1. Empty the tank.\n2. Fill it to the line.\n3. Run hot water for a minute.";

describe("what a draft consists of", () => {
  it("says once what several answers say, and cites each of them", () => {
    const made = draftOf(
      [answer(1, bleed), answer(2, `${bleed}`), answer(3, `Hi all,\n\n${bleed}\n\nHope this helps`)],
      words,
    );
    expect(made.body.match(/Air in the pump/g)).toHaveLength(1);
    expect(made.body).toContain(
      "Sources: [The pump hums 1](/questions/1/q-1#answer-10) · [The pump hums 2](/questions/2/q-2#answer-20)",
    );
    expect(made.sources.map(({ answerId }) => answerId)).toEqual([10, 20, 30]);
    expect(made.body).not.toContain("##");
  });

  it("puts first what helped most people, and keeps steps as steps", () => {
    const made = draftOf([answer(1, bleed), answer(2, steps, { worked: 4 })], words);
    expect(made.body.startsWith(`## Try this first\n\n${steps}\n\nSources: [The pump hums 2]`)).toBe(true);
    expect(made.body).toContain("## If that does not help\n\nAir in the pump");
  });

  it("adds what an answer knows beyond the others to their section", () => {
    const extra = "Do it twice if the machine stood empty.";
    const made = draftOf(
      [answer(1, `${bleed}\n\n${steps}`), answer(2, `${bleed}\n\n${steps}\n\n${extra}`)],
      words,
    );
    expect(made.body.match(/Empty the tank/g)).toHaveLength(1);
    expect(made.body).toMatch(
      /minute\.\n\nSources: \[The pump hums 1\]\(\S*\) · \[The pump hums 2\]\(\S*\)\n/,
    );
    expect(made.body).toMatch(new RegExp(`${extra}\\n\\nSources: \\[The pump hums 2\\]\\(\\S*\\)$`));
  });

  it("does not take two steps for the same because they are short", () => {
    const made = draftOf([answer(1, "Press A."), answer(2, "Press B.")], words);
    expect(made.body).toContain("Press A.");
    expect(made.body).toContain("Press B.");
  });

  it("leaves two lists apart that come to stand below each other", () => {
    const other = "1. Unplug the grinder.\n2. Hold the brew button.";
    const first = `${bleed}\n\n${steps}`;
    const html = renderNow(
      draftOf([answer(1, first), answer(2, `${first}\n\n${other}`)], words).body,
      "article",
    ).html;
    expect(html.match(/<ol/g)).toHaveLength(2);
  });

  it("takes its title from the question in the middle, without its haste", () => {
    const titles = [
      "URGENT: pump hums!!!",
      "pump hums but no water comes out!! please help",
      "No water comes out of the wand",
      "Why is it so loud?",
    ];
    const made = draftOf(
      titles.map((title, at) => source(at + 1, { title, body: bleed })),
      words,
    );
    expect(made.title).toBe("Pump hums but no water comes out");
    expect(made.summary).toBe("Air in the pump makes it hum.");
  });

  it("sums up with more than one sentence where the first alone tells nothing", () => {
    const body = "There is no lime sensor. The machine counts water. Run a full tank through.";
    expect(draftOf([answer(1, body)], words).summary).toBe(
      "There is no lime sensor. The machine counts water.",
    );
  });

  it("is in the language of most, and names the answers in others", () => {
    const made = draftOf(
      [
        answer(1, bleed),
        answer(2, bleed),
        source(3, { language: "zh-CN", title: "水泵嗡嗡响", body: "打开蒸汽阀。" }),
      ],
      words,
    );
    expect(made.language).toBe("en");
    expect(made.body).not.toContain("蒸汽");
    expect(made.openPoints).toContainEqual({ kind: "other_language", text: "", questions: [3] });
  });

  it("takes nothing from an answer that only asks back, unless it solved the problem all the same", () => {
    const asksBack = "Which firmware is it? And does the pump hum when it is cold?";
    const liked = { isAccepted: false, votes: 3 };
    const made = draftOf([answer(1, bleed), answer(2, asksBack, liked), answer(3, asksBack)], words);
    expect(made.sources.map(({ answerId }) => answerId)).toEqual([10, null, 30]);
    expect(made.openPoints).toContainEqual({ kind: "no_answer", text: "", questions: [2] });
  });

  it("is an outline where nobody has an answer yet", () => {
    const made = draftOf([source(1), source(2)], words);
    expect(made.body).toContain("## What to do\n\nTo be written.");
    expect(made.openPoints).toEqual([{ kind: "no_answer", text: "", questions: [1, 2] }]);
    expect(made.sources).toEqual([
      { question: 1, answerId: null },
      { question: 2, answerId: null },
    ]);
  });
});

describe("what a draft leaves open", () => {
  it("names answers that contradict each other", () => {
    const made = draftOf(
      [
        answer(1, "Descale the boiler with citric acid every two months."),
        answer(2, "Do not descale the boiler with citric acid every two months."),
        answer(3, "Something else about the drip tray which is full of water again."),
      ],
      words,
    );
    const found = made.openPoints.filter(({ kind }) => kind === "contradiction");
    expect(found.map(({ questions }) => questions)).toEqual([[1, 2]]);
  });

  it("names numbers that differ in the same sentence, and versions", () => {
    const made = draftOf(
      [
        answer(1, "Set the pressure of the pump to 9 bar before brewing. This is firmware 2.1."),
        answer(2, "Set the pressure of the pump to 12 bar before brewing. This is firmware 3.0."),
      ],
      words,
    );
    expect(made.openPoints.map(({ kind }) => kind)).toEqual(["contradiction", "versions"]);
  });

  it("keeps the reasons why something did not work", () => {
    const made = draftOf([source(1, { body: bleed, failed: ["The valve is stuck."] })], words);
    expect(made.openPoints).toContainEqual({
      kind: "did_not_work",
      text: "The valve is stuck.",
      questions: [1],
    });
  });

  it("does not ask for an answer where an article or another question is one", () => {
    expect(draftOf([source(1, { isSolvedElsewhere: true })], words).openPoints).toEqual([]);
  });
});
