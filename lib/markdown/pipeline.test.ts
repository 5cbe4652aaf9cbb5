import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderNow } from "./pipeline";
import { headings } from "./plain";

const html = (source: string, kind: "user" | "article" = "user") => renderNow(source, kind).html;
const plain = (source: string) => renderNow(source, "user").plain;

const kind = fc.constantFrom("user" as const, "article" as const);

describe("what was typed is shown (R01, R02, R08, R13)", () => {
  it.each([
    ["Replace <your-key> with the real key", "Replace <your-key> with the real key"],
    ["List<String> xs", "List<String> xs"],
    ["Press <Ctrl>+<C>", "Press <Ctrl>+<C>"],
    ["<config>\n  <name>x</name>\n</config>", "<config>\n<name>x</name>\n</config>"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["{process.env.SECRET} and <Foo bar={1}/>", "{process.env.SECRET} and <Foo bar={1}/>"],
    ["<!-- a comment --> after", "<!-- a comment --> after"],
    ["[Edit]: works now", "[Edit]: works now"],
    ["[^9]: a note nobody refers to", "[^9]: a note nobody refers to"],
    ["```Error: cannot connect\nline two\n```", "Error: cannot connect\nline two"],
    ["|a|\n|-|\n|1|extra|", "a\n1 extra"],
    ["one\ntwo", "one\ntwo"],
    ["C:\\Users\\me\\.config in \\\\server\\share", "C:\\Users\\me\\.config in \\\\server\\share"],
    ["...\\.thunderbird\\\nnext", "...\\.thunderbird\\\nnext"],
    ["\\*not bold\\* and snake\\_case, 1\\. no list", "*not bold* and snake_case, 1. no list"],
  ])("%j", (source, shown) => {
    expect(plain(source)).toBe(shown);
  });

  it("keeps the layout of a block of markup", () => {
    expect(html("<config>\n  <name>x</name>\n</config>")).toContain("\n  &#x3C;name>");
  });

  it("keeps a destination that leads nowhere, letters and all", () => {
    expect(html("[the page](wяßa)")).toBe('<p><a title="wяßa">the page</a></p>');
    expect(html('[the page](help "as I said")')).toBe('<p><a title="as I said (help)">the page</a></p>');
    expect(html("[half](50%)")).toBe('<p><a title="50%">half</a></p>');
  });

  it("keeps every word, whatever stands around it (law 19)", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "# ",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "```",
        "`",
        "**",
        "_",
        "|",
        "|-|-|\n",
        "<b>",
        "</div>",
        "<!--",
      ),
      fc.constantFrom(
        "[",
        "]",
        "](",
        ")",
        "![",
        "[^1]",
        "[^1]: ",
        "]: ",
        "~~",
        "---",
        "    ",
        "\\",
        "&",
        "{",
        "<x y='",
        "'>",
        "- [ ] ",
        "> [!NOTE]\n",
        "> [!TABS]\n",
        "> # ",
        "> [!TRANSCRIPT]\n",
        "![",
        "](/files/abcdefgh234567ab-9/",
        "](https://youtu.be/",
      ),
      fc.constant(" "),
      fc.stringMatching(/^[a-zäß中я]{3,8}$/).map((word) => `w${word}`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), kind, (pieces, kind) => {
        const source = pieces.join("");
        const shown = html(source, kind);
        // The name of a block is no word: it is shown as the block's title, in the reader's language.
        for (const word of new Set(source.replace(/\[![A-Z]+\]/g, "").match(/\p{L}+/gu) ?? [])) {
          // A destination is not shown but stays as one; everything else is text.
          expect(decodeURI(shown).includes(word), `${word} of ${JSON.stringify(source)} in ${shown}`).toBe(
            true,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("nothing typed can run or fetch (R03, R04, R05, R06, R07, R09)", () => {
  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#x6a;avascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[x](file:///etc/passwd)",
    "[x](/a/..//evil.test)",
  ])("%s leads nowhere and says so", (source) => {
    expect(html(source)).toContain(
      '<a>x <span class="md-label" data-label="link-removed">(link removed)</span></a>',
    );
  });

  it.each(["//evil.test", "https://evil.test/", "///evil.test", "http:evil.test"])(
    "a link to %s is marked as somebody else's",
    (url) => {
      expect(html(`[x](<${url}>)`)).toMatch(
        /<a href="https?:\/\/evil\.test\/" rel="nofollow ugc noopener">x<\/a>/,
      );
    },
  );

  it("leaves links within the site as they are", () => {
    expect(html("[x](/questions/1?page=2#a)")).toBe('<p><a href="/questions/1?page=2#a">x</a></p>');
  });

  it("shows a picture from elsewhere as a link, so that nobody learns who reads", () => {
    const out = html("![cup](https://evil.test/p.gif?u=1) [![in](//evil.test/q.png)](https://a.test)");
    expect(out).not.toContain("<img");
    expect(out).toContain('class="md-outside-picture">cup</a>');
    expect(html("![x](data:image/svg+xml;base64,AAAA)")).toContain('data-label="picture-removed"');
    expect(html("|a|\n|-|\n|![x](//evil.test/p)|")).not.toContain("<img");
  });

  it("shows own pictures without letting the page jump or leave its folder", () => {
    expect(html("![cup](/demo/none.png)")).toBe(
      '<p><img src="/demo/none.png" alt="cup" loading="lazy" decoding="async"></p>',
    );
    expect(html("![cup](/demo/../admin)")).not.toContain("<img");
    expect(html("![cup](/demo/%2e%2e/admin)")).not.toContain("<img");
  });

  it("limits the class of a code block to languages", () => {
    expect(html("```js\n1\n```")).toContain('<code class="hljs language-js">');
    expect(html("```fixed inset-0\nx\n```")).not.toContain('class="');
    expect(html("```fixed\nx\n```")).not.toContain('class="');
  });

  it("prefixes every id and lets links within the text follow", () => {
    const out = html("# body\n\n[go](#body) a[^1]\n\n[^1]: n", "article");
    expect([...out.matchAll(/ id="([^"]+)"/g)].every(([, id]) => id!.startsWith("user-content-"))).toBe(true);
    expect(out).toContain('<a href="#user-content-body">go</a>');
    const note = /href="#(user-content-[0-9a-f]{8}-fn-1)"/.exec(out)![1];
    expect(out).toContain(`<li id="${note}">`);
  });

  it("makes nothing outside the allow-list from any text (law 19)", () => {
    const seed = fc.constantFrom(
      ..."<script> <img src=x onerror=y> <a href='javascript:x' id=__next> <p class='fixed inset-0'> <svg onload=x> ![a]( [b]( javascript: //evil.test https://e.test /demo/x.png ) \"on\" [^1] [^1]: ``` | |- > - # &#106; <style> <iframe> ![v](/files/x.mp4) > [!NOTE] [!TABS] [!TRANSCRIPT] ![y](https://youtu.be/dQw4w9WgXcQ) ![p](/files/abcdefgh234567ab-1200x800/p.webp) [f](/files/abcdefgh234567ab-99/f.pdf)".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(seed, fc.string({ unit: "grapheme", maxLength: 8 }), fc.constant("\n")), {
          maxLength: 30,
        }),
        kind,
        (pieces, kind) => {
          expect(strangers(html(pieces.join(" "), kind))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("form", () => {
  it("keeps headings below the page's own and without gaps", () => {
    expect(html("# a\n\n#### b\n\n# c").match(/<h\d/g)).toEqual(["<h3", "<h4", "<h3"]);
    expect(html("## a\n\n#### b", "article").match(/<h\d/g)).toEqual(["<h2", "<h3"]);
  });

  it("lists an article's headings", () => {
    expect(headings(html("## Clean *it*\n\n### Rinse <twice>", "article"))).toEqual([
      { id: "user-content-clean-it", level: 2, text: "Clean it" },
      { id: "user-content-rinse-twice", level: 3, text: "Rinse <twice>" },
    ]);
  });

  it("lets tables and long code scroll by key", () => {
    expect(html("|a|\n|-|\n|1|")).toContain('<div class="md-table" tabindex="0"><table>');
    expect(html(`\`\`\`\n${"x".repeat(50)}\n\`\`\``)).toContain('<pre dir="ltr" tabindex="0">');
  });

  it("gives each block its own direction where a text has letters from right to left", () => {
    expect(html("שלום\n\nhello")).toContain('<p dir="auto">');
    expect(html("hello")).toBe("<p>hello</p>");
    // Numbers, lines and columns begin where the text does.
    expect(html("1. שלום\n2. hello")).toContain('<ol dir="rtl">');
    expect(html("> שלום")).toContain('<blockquote dir="rtl">');
    expect(html("|שלום|\n|-|\n|1|")).toContain('<table dir="rtl">');
    expect(html("שלום\n\n- hello\n\n> hello")).toMatch(/<ul>[\s\S]*<blockquote>/);
  });

  it("has call-outs everywhere", () => {
    const callOut = '<aside class="md-call-out md-call-out-tip">';
    expect(html("> [!TIP]\n> Descale monthly.", "article")).toContain(callOut);
    expect(html("> [!TIP]\n> Descale.\nMonthly.")).toContain(callOut);
  });

  it("has films in articles only", () => {
    expect(html("![How](/files/a.mp4)", "article")).toContain(
      '<video src="/files/a.mp4" controls preload="none">',
    );
    expect(html("![How](/files/a.mp4)")).toContain('<a href="/files/a.mp4">How</a>');
  });
});

/** Tags, attributes and values that stored HTML must not hold. */
function strangers(out: string): string[] {
  const tags =
    "a aside audio blockquote br code del details div em h2 h3 h4 h5 h6 hr img li ol p pre section span strong summary sup table tbody td th thead tr ul video".split(
      " ",
    );
  const attributes =
    "align alt aria-hidden class controls data-film data-label decoding dir height href id loading name open preload rel sizes src srcset start tabindex title width".split(
      " ",
    );
  const found: string[] = [];
  for (const [all, tag, rest] of out.matchAll(/<\/?([^\s>/]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (!tags.includes(tag!)) found.push(all);
    for (const [pair, name, value] of rest!.matchAll(/([^\s="]+)(?:="([^"]*)")?/g)) {
      if (!attributes.includes(name!)) found.push(pair);
      if (name === "href" && !/^(?:https?:|mailto:|tel:|\/(?!\/)|#)/.test(value!)) found.push(pair);
      if (name === "src" && !/^\/(?:demo|files|help)\//.test(value!)) found.push(pair);
      if (name === "srcset" && !/^\/files\/\S+\?small 800w, \/files\/\S+ \d+w$/.test(value!))
        found.push(pair);
      if (name === "name" && !/^md-tabs-[0-9a-f]{8}-\d+$/.test(value!)) found.push(pair);
      if (name === "data-film" && !/^(?:youtube|vimeo):[\w-]{6,12}$/.test(value!)) found.push(pair);
      if (name === "id" && !value!.startsWith("user-content-")) found.push(pair);
      if (name === "class" && !/^(?:md-|hljs|language-|[a-z]+_)/.test(value!)) found.push(pair);
    }
  }
  return found;
}
