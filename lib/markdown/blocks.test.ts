import { describe, expect, it } from "vitest";
import { renderNow } from "./pipeline";
import { headings, plainOfHtml } from "./plain";

const article = (source: string) => renderNow(source, "article").html;
const post = (source: string) => renderNow(source, "user").html;
const wide = "/files/abcdefgh234567ab-1600x900/boiler.webp";
const log = "/files/abcdefgh234567ab-120345/crash.log";

describe("tabs", () => {
  const source =
    "> [!TABS]\n> ### Windows\n> Press **Start**.\n>\n> #### By key\n> Win+I\n>\n> ### macOS\n> Open Settings.\n\n## After";

  it("are details of one name, of which the first is open", () => {
    const [, name] = /<div class="md-tabs">\s*<details class="md-tab" name="([^"]+)" open>/.exec(
      article(source),
    )!;
    expect(name).toMatch(/^md-tabs-[0-9a-f]{8}-1$/);
    expect(article(source).split(`name="${name}"`)).toHaveLength(3);
    expect(article(source)).toContain("<summary>Windows</summary>");
  });

  it("have titles that are no headings of the article, while those within a tab are", () => {
    expect(headings(article(source)).map(({ text }) => text)).toEqual(["By key", "After"]);
  });

  it("of two sets do not close each other", () => {
    const set = "> [!TABS]\n> # a\n> b";
    const names = [...article(`${set}\n\ntext\n\n${set}`).matchAll(/name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(names).size).toBe(2);
  });

  it("hold call-outs, lists and code like any other place", () => {
    const html = article("> [!TABS]\n> # a\n> > [!TIP]\n> > b\n>\n> 1. c\n>\n> ```\n> d\n> ```");
    expect(html).toContain("md-call-out-tip");
    expect(html).toContain("<ol>");
    expect(html).toContain("<pre");
  });

  it("without a title, and in posts, stay a quotation in which nothing is lost", () => {
    expect(article("> [!TABS]\n> Words.")).toContain("[!TABS]");
    expect(plainOfHtml(post(source))).toContain("[!TABS]");
  });
});

describe("films", () => {
  it("of known hosts are a link that says where it leads, with the film's own number (U08)", () => {
    expect(article("![Rinse the pump](https://youtu.be/dQw4w9WgXcQ?t=1)")).toContain(
      '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="nofollow ugc noopener" class="md-film" data-film="youtube:dQw4w9WgXcQ">Rinse the pump <span class="md-label" data-label="youtube">',
    );
  });

  it("of other hosts lead there and are not fetched", () => {
    const html = article("![Pump](https://media.test/pump.mp4)");
    expect(html).toContain(
      '<a href="https://media.test/pump.mp4" rel="nofollow ugc noopener" class="md-film">',
    );
    expect(html).not.toContain("<video");
  });

  it("in posts are links", () => {
    expect(post("![Pump](https://youtu.be/dQw4w9WgXcQ)")).toContain('class="md-outside-picture">Pump</a>');
    expect(post("![Pump](/demo/pump.mp4)")).toContain('<a href="/demo/pump.mp4">Pump</a>');
  });

  it("carry what was said, folded", () => {
    const html = article("![Pump](/demo/pump.mp4)\n\n> [!TRANSCRIPT]\n> Open the lid.");
    expect(html).toContain(
      '<details class="md-transcript"><summary><span class="md-label" data-label="transcript">Transcript</span></summary>',
    );
    expect(plainOfHtml(html)).toContain("Open the lid.");
  });
});

describe("files", () => {
  it("that are pictures have their size, a small form, and a link to the whole", () => {
    for (const html of [article(`![Boiler](${wide})`), post(`![Boiler](${wide})`)]) {
      expect(html).toContain(
        `<a href="${wide}" class="md-picture"><img src="${wide}" alt="Boiler" width="1600"`,
      );
      expect(html).toContain(`srcset="${wide}?small 800w, ${wide} 1600w"`);
    }
  });

  it("that are tall pictures are laid out as tall as a screen, and open in full", () => {
    const tall = "/files/abcdefgh234567ab-600x1280/screen.webp";
    expect(post(`![Screen](${tall})`)).toContain(
      `<a href="${tall}" class="md-picture"><img src="${tall}" alt="Screen" width="300" height="640"`,
    );
  });

  it("that are small pictures are shown as they are, and within a link lead where the link does", () => {
    expect(post("![Cup](/files/abcdefgh234567ab-300x200/cup.webp)")).not.toContain("<a");
    expect(post(`[![Boiler](${wide})](/articles/boiler)`)).toContain('<a href="/articles/boiler"><img');
  });

  it("that are attachments say what will arrive, however they were written", () => {
    for (const source of [`[The log](${log})`, `![The log](${log})`])
      expect(post(source)).toContain(
        `<a href="${log}" class="md-file">The log <span class="md-label" data-label="fact">LOG, 120 KB</span></a>`,
      );
    expect(plainOfHtml(post(`[The log](${log})`))).toBe("The log");
  });
});
