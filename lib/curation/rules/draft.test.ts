import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderNow } from "@/lib/markdown/pipeline";
import { snippetsUsed } from "@/lib/markdown/snippets";
import { type DraftSource, type DraftWords, draftOf } from "./draft";

const words: DraftWords = {
  first: "Try this first",
  next: "If that does not help",
  another: (place) => `Another way (${place})`,
  sources: (links) => `Sources: ${links}`,
  outline: {
    what: "What happens",
    steps: "What to do",
    otherwise: "If that fails",
    toWrite: "To be written.",
  },
  takenOut: {
    email: "(e-mail address left out)",
    phone: "(telephone number left out)",
    card: "(card number left out)",
    bank_account: "(bank account left out)",
    secret: "(password left out)",
    number: "(number left out)",
    name: "(name left out)",
  },
};

const source = (question: number, given: Partial<DraftSource> & { body?: string } = {}): DraftSource => {
  const { body, ...rest } = given;
  return {
    question,
    slug: `q-${question}`,
    title: `The pump hums ${question}`,
    language: "en",
    answer: body === undefined ? null : { id: question * 10, body, isAccepted: true, worked: 0, votes: 0 },
    isSolvedElsewhere: false,
    failed: [],
    people: [],
    ...rest,
  };
};
const answer = (question: number, body: string, more: Partial<NonNullable<DraftSource["answer"]>> = {}) =>
  source(question, { answer: { id: question * 10, body, isAccepted: true, worked: 0, votes: 0, ...more } });

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
    expect(made.body).toContain(`${extra}\n\nSources: [The pump hums 1]`);
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

describe("what must not come into an article", () => {
  it("takes out what looks private and the names of those who wrote, and says where", () => {
    const made = draftOf(
      [
        source(1, {
          title: "Refund for order FW-20871?",
          people: ["Mara Lind", "theo"],
          body: "Hello Mara,\n\nI wrote to mara.lind@fernwood.io and called +49 30 1234567 about order FW-20871. Mara can tell, and @theo too.\n\nCheers, Theo",
        }),
      ],
      words,
    );
    const all = JSON.stringify(made);
    for (const secret of ["mara.lind", "1234567", "20871", "Mara", "theo", "Theo"])
      expect(all).not.toContain(secret);
    expect(made.privatePlaces).toBe(6);
    expect(made.openPoints).toContainEqual({ kind: "private_text", text: "", questions: [1] });
  });

  const secrets = fc.constantFrom(
    "lena.berg@post.fi",
    "+44 20 7946 0958",
    "4111 1111 1111 1111",
    "DE89 3704 0044 0532 0130 00",
    "order number: ZX-884213",
    "订单号：99120344",
    "my password is hunter2!x",
  );
  it("holds no private text of any source, wherever it stood", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(secrets, fc.constantFrom("", "**", "> ", "- ", "1. ", "### ")), {
          minLength: 1,
          maxLength: 5,
        }),
        (found) => {
          const made = draftOf(
            found.map(([secret, mark], at) =>
              source(at + 1, {
                title: `Help ${secret}`,
                body: `${mark}Write ${secret} there, ${at}.`,
                failed: [secret],
              }),
            ),
            words,
          );
          const all = JSON.stringify(made);
          for (const [secret] of found) {
            const bare = /[\w.+-]+@[\w.]+|[\d][\d -]{3,}\d|hunter2!x/.exec(secret)![0];
            expect(all).not.toContain(bare);
          }
        },
      ),
    );
  });

  const hostile = fc.constantFrom(
    "```\nnever closed",
    "~~~~js\nalert(1)",
    "<!-- never closed",
    "<script>alert(1)</script>",
    "<div><pre>",
    "[1]: javascript:alert(1)\n[The pump hums 1]: https://evil.test",
    "[^1]: a note",
    "# Take over\n\nTitle\n=====",
    "| a | b |\n|---|---|\n| x |",
    "> > > deep",
    "`` ` open",
    "[a](javascript:alert(1)) ![x](data:text/html,x)",
    "{{snippet:internal}} {{ snippet:internal }}",
    "- [ ] x\n\n      code",
    "\\",
    "$$ \\( * _ ~~",
    "    indented",
    "***\n---\n___",
    "[unclosed](",
    "]: x",
    "1. a\n   ```\n   in a list",
  );
  it("keeps every heading and citation readable whatever the sources hold", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (bodies) => {
          const made = draftOf(
            bodies.map((parts, at) =>
              source(at + 1, {
                title: `Hum ]( ${at} \`<b>`,
                body: `Unlike others number ${at} says word${at}.\n\n${parts.join("\n\n")}`,
              }),
            ),
            words,
          );
          const { html } = renderNow(made.body, "article");
          const cited = made.sources.filter(({ answerId }) => answerId !== null);
          for (const { question, answerId } of cited)
            expect(html).toContain(`href="/questions/${question}/q-${question}#answer-${answerId}"`);
          const headings = [...html.matchAll(/<h2.*?<\/h2>/g)].map(([heading]) => heading).join(" ");
          for (const [, heading] of made.body.matchAll(/^## (.*)$/gm)) expect(headings).toContain(heading);
          expect(html).not.toMatch(/<script|<div><pre|(?:href|src)="(?:javascript|data|https:..evil)|<h1/);
          expect(snippetsUsed(made.body)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("says nothing that is not in a source which it cites beside it", () => {
    const word = fc.constantFrom(
      "valve",
      "pump",
      "steam",
      "press",
      "open",
      "wait",
      "boiler",
      "clean",
      "water",
      "lever",
    );
    const sentence = fc.array(word, { minLength: 3, maxLength: 9 }).map((list) => `${list.join(" ")}.`);
    const piece = fc.oneof(
      fc.array(sentence, { minLength: 1, maxLength: 3 }).map((list) => list.join(" ")),
      fc
        .array(sentence, { minLength: 2, maxLength: 4 })
        .map((list) => list.map((s, at) => `${at + 1}. ${s}`).join("\n")),
      fc.array(sentence, { minLength: 2, maxLength: 3 }).map((list) => list.map((s) => `- ${s}`).join("\n")),
    );
    const body = fc.array(piece, { minLength: 1, maxLength: 4 }).map((list) => list.join("\n\n"));
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 6 }), (bodies) => {
        const made = draftOf(
          bodies.map((text, at) => answer(at + 1, text)),
          words,
        );
        for (const section of made.body.split(/\n\n(?=## )/)) {
          const cited = [...section.matchAll(/\/questions\/(\d+)\//g)].map(
            (match) => bodies[Number(match[1]) - 1]!,
          );
          expect(cited.length).toBeGreaterThan(0);
          const own = section.split("\n").filter((line) => !/^(?:## |Sources: |$)/.test(line));
          for (const line of own) {
            const said = line.replace(/^(?:\d+[.)]|[-*]) /, "");
            expect(cited.some((text) => text.includes(said))).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
