import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingMode } from "./reading-mode";

const scripts = {
  head: '<script src="/assets/theme-1.js"></script><script src="/assets/firsthand-1.js" defer></script>',
  more: '<script src="/assets/firsthand-more-1.js" defer></script>',
};
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.html.txt`, import.meta.url), "utf8");
const page = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const bodyOf = (html: string) => /<body>(.*)<\/body>/s.exec(html)![1];

describe("a captured page", () => {
  const reading = readingMode(sample("question"), scripts);

  it("keeps its words, its style sheet and its structured data", () => {
    expect(reading.html).toContain("<h1>Thing 5</h1>");
    expect(reading.html).toMatch(/<link rel="stylesheet" href="\/_next\/static\/[^"]+\.css"\/>/);
    expect(reading.html).toContain('<script type="application/ld+json">{"a":1}</script>');
  });

  it("loses Next's runtime, its flight data, its hints and every mark of hydration", () => {
    expect(reading.html).not.toMatch(/__next_f|TURBOPACK|rel="preload"|data-precedence|<!--/);
    expect(reading.html.match(/<script(?! type="application\/ld\+json")[^>]*>/g)).toEqual([
      '<script src="/assets/theme-1.js">',
      '<script src="/assets/firsthand-1.js" defer>',
    ]);
  });

  it("has our script at the end of the head", () => {
    expect(reading.html).toContain(`${scripts.head}</head>`);
  });

  it("says what it is made from, and does not tell the reader", () => {
    expect(reading.tags).toEqual(["question:5"]);
    expect(reading.html).not.toContain("firsthand-tags");
    expect(reading.isShell).toBe(false);
  });

  it("is much smaller than what Next rendered", () => {
    expect(reading.html.length).toBeLessThan(sample("question").length / 4);
  });
});

describe("what a page says about itself", () => {
  it("an empty page that only a script could fill is recognised", () => {
    expect(readingMode(sample("shell"), scripts).isShell).toBe(true);
  });

  it("a form keeps the hidden fields that carry its action", () => {
    const { html, tags } = readingMode(sample("form"), scripts);
    expect(html).toContain('name="$ACTION_REF_2"');
    expect(html).toContain('name="$ACTION_KEY"');
    expect(tags).toBeNull();
  });

  it("tags of several parts add up, and the shortest age counts", () => {
    const head =
      '<meta name="firsthand-tags" content="question:1 max-age:600"/><meta name="firsthand-tags" content="topic:2 max-age:60"/>';
    const reading = readingMode(page("", head), scripts);
    expect(reading.tags).toEqual(["question:1", "topic:2"]);
    expect(reading.maxAgeSeconds).toBe(60);
  });

  it("a page without tags and a page made from nothing differ", () => {
    expect(readingMode(page(""), scripts).tags).toBeNull();
    expect(readingMode(page("", '<meta name="firsthand-tags" content=""/>'), scripts).tags).toEqual([]);
  });

  it("may ask for the larger script and for a status", () => {
    const head =
      '<meta name="firsthand-script" content="more"/><meta name="firsthand-status" content="410"/>';
    const reading = readingMode(page("", head), scripts);
    expect(reading.html).toContain(`${scripts.head}${scripts.more}</head>`);
    expect(reading.status).toBe(410);
  });

  it("may say when to try again", () => {
    const head = '<meta name="firsthand-status" content="429 120"/>';
    expect(readingMode(page("", head), scripts)).toMatchObject({ status: 429, retryAfterSeconds: 120 });
  });

  it("cannot ask for a status that is no error", () => {
    expect(readingMode(page("", '<meta name="firsthand-status" content="302"/>'), scripts).status).toBeNull();
  });

  it("a part sent late is noticed", () => {
    const late = page('<!--$?--><template id="B:0"></template>Wait<!--/$-->');
    expect(readingMode(late, scripts).isIncomplete).toBe(true);
  });
});

describe("what people wrote", () => {
  it.each([
    '<img alt="<script>alert(1)</script>" src="/a.png">',
    '<a title="<!-- --> and <meta name=&#x22;firsthand-tags&#x22;>">x</a>',
    "<p>self.__next_f.push() and 1 < 2 > 0</p>",
    "<textarea><!-- --><script>typed</script></textarea>",
    "<title>a <script></title>",
    "<a title='> <script src=x>'>x</a>",
    '<code>&lt;link rel="preload"&gt;</code>',
    '<script type="application/ld+json">{"text":"\\u003c/script>\\u003cscript>"}</script>',
  ])("is left as it is: %s", (body) => {
    expect(bodyOf(readingMode(page(body), scripts).html)).toBe(body);
  });

  it("an attribute that opens a script cannot swallow the page up to the next real one", () => {
    const body = '<img alt="<script>"><p>kept</p><script>run()</script><p title="</script>">end</p>';
    expect(bodyOf(readingMode(page(body), scripts).html)).toBe(
      '<img alt="<script>"><p>kept</p><p title="</script>">end</p>',
    );
  });

  it("no executable script survives and no text is lost, however tags and quotes are mixed", () => {
    const text = fc.stringMatching(/^[a-z <>&;!'/-]{0,12}$/).map((s) => s.replaceAll("<", "&lt;"));
    const value = fc.stringMatching(/^[a-z <>/!'-]{0,12}$/);
    const piece = fc.oneof(
      text.map((t) => ({ given: `<p>${t}</p>`, left: `<p>${t}</p>` })),
      value.map((v) => ({ given: `<a title="${v}">x</a>`, left: `<a title="${v}">x</a>` })),
      fc
        .constantFrom("<script>run()</script>", '<script src="/x.js" async=""></script>', "<!-- -->")
        .map((given) => ({ given, left: "" })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { html } = readingMode(page(pieces.map((p) => p.given).join("")), scripts);
        expect(bodyOf(html)).toBe(pieces.map((p) => p.left).join(""));
      }),
      { numRuns: 500 },
    );
  });
});
