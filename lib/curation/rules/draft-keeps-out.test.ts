import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderNow } from "@/lib/markdown/pipeline";
import { snippetsUsed } from "@/lib/markdown/snippets";
import { answer, source, words } from "@/lib/testing/draft-sources";
import { draftOf } from "./draft";

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
        // What stands above a line of sources, up to the one before it, is what the first of them says.
        for (const [, passage, links] of made.body.matchAll(/([\s\S]*?)^Sources: (.*)$\n*/gm)) {
          const cited = [...links!.matchAll(/\/questions\/(\d+)\//g)].map(
            (match) => bodies[Number(match[1]) - 1]!,
          );
          const own = passage!.split("\n").filter((line) => line !== "" && !line.startsWith("## "));
          expect(own.length).toBeGreaterThan(0);
          for (const line of own) expect(cited[0]).toContain(line.replace(/^(?:\d+[.)]|[-*]) /, ""));
        }
        expect(made.body).toMatch(/^Sources: .*(?![\s\S])/m);
      }),
      { numRuns: 300 },
    );
  });
});
