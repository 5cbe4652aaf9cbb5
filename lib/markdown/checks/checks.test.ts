import { describe, expect, it } from "vitest";
import { internalLinks } from "./internal-links";
import { mediaWithoutTranscript } from "./media";
import { picturesWithoutAlt } from "./pictures";

const file = "/files/abcdefgh234567ab-1200x800/boiler-valve.webp";

describe("pictures without alternative text", () => {
  it("are those with none, with a file's name, or with words that only say that there is a picture", () => {
    const text = `![](/demo/a.png)\n\n![ ](/demo/b.png)\n\n![IMG_2041.jpg](/demo/c.png)\n\n![Screenshot 2](${file})\n\n![boiler valve](${file})\n\n![][ref]\n\n[ref]: /demo/d.png`;
    expect(picturesWithoutAlt(text).map(({ src }) => src)).toEqual([
      "/demo/a.png",
      "/demo/b.png",
      "/demo/c.png",
      file,
      file,
      "/demo/d.png",
    ]);
  });

  it("say on which line they stand", () => {
    expect(picturesWithoutAlt("one\n\ntwo ![](/demo/a.png)")).toEqual([{ src: "/demo/a.png", line: 3 }]);
  });

  it("are not those that somebody has described, nor examples in code", () => {
    expect(picturesWithoutAlt(`![The valve under the lid, turned to the left](${file})`)).toEqual([]);
    expect(picturesWithoutAlt("`![](/demo/a.png)`\n\n```\n![](/demo/a.png)\n```")).toEqual([]);
  });
});

describe("films and sounds without a transcript", () => {
  const film = "![Rinsing](/demo/rinse.mp4)";
  const told = "> [!TRANSCRIPT]\n> Open the lid.";

  it("are those that none follows directly", () => {
    expect(mediaWithoutTranscript(`${film}\n\n${told}`)).toEqual([]);
    expect(mediaWithoutTranscript(`${film}\n\nWords between.\n\n${told}`)).toHaveLength(1);
    expect(mediaWithoutTranscript(`${film}\n\n> Open the lid.`)).toEqual([
      { src: "/demo/rinse.mp4", title: "Rinsing", line: 1 },
    ]);
  });

  it("may stand in a list or be kept elsewhere", () => {
    const inList = `1. Look:\n\n   ${film}\n\n   > [!TRANSCRIPT]\n   > Open the lid.`;
    expect(mediaWithoutTranscript(inList)).toEqual([]);
    expect(mediaWithoutTranscript("![Pump](https://youtu.be/dQw4w9WgXcQ)")).toHaveLength(1);
    expect(mediaWithoutTranscript(`![Cup](/demo/cup.png)`)).toEqual([]);
  });

  it("each need one of their own", () => {
    expect(mediaWithoutTranscript(`${film} ${film}\n\n${told}`)).toHaveLength(1);
  });
});

describe("links within the site", () => {
  it("are paths and anchors, of pictures and definitions as well", () => {
    const text =
      "[a](/articles/x#y) [b](#z) ![c](/demo/c.png)\n\n[d][e] [f](https://else.test/articles/x)\n\n[e]: /questions/4";
    expect(internalLinks(text)).toEqual([
      { href: "/articles/x#y", line: 1 },
      { href: "#z", line: 1 },
      { href: "/demo/c.png", line: 1 },
      { href: "/questions/4", line: 5 },
    ]);
  });

  it("are also those that name the site in full", () => {
    const text =
      "[a](https://help.test/articles/x?language=de#y) [b](https://help.test.evil.test/articles/x)";
    expect(internalLinks(text, "https://help.test")).toEqual([
      { href: "/articles/x?language=de#y", line: 1 },
    ]);
  });

  it("are not looked for in what cannot be read", () => {
    expect(internalLinks(">".repeat(2000))).toEqual([]);
  });
});
