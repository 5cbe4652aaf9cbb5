import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { renderNow } from "@/lib/markdown/pipeline";
import { hostileLines } from "@/lib/testing/hostile";
import { atom } from "./atom";

// The library's own parser of XML, which refuses what is not well formed.
const { xml2js } = createRequire(createRequire(import.meta.url).resolve("feed"))("xml-js") as {
  xml2js: (xml: string, options: object) => { feed: { entry: Entry[] } };
};
type Text = { _text?: string; _cdata?: string | string[]; _attributes: Record<string, string> };
type Entry = { title: Text; content: Text; author: { name: Text }; link: Text };
const textOf = ({ _text, _cdata }: Text) => [_cdata ?? _text ?? ""].flat().join("");

it("a feed stays a feed whatever people write in names, titles and texts (R14)", async () => {
  const entries = hostileLines.map((line) => ({
    path: "/questions/1/x",
    title: line,
    html: renderNow(line, "user").html,
    author: line,
    at: new Date("2026-03-02T09:00:00Z"),
    changedAt: new Date("2026-03-02T09:00:00Z"),
  }));
  const answer = atom({
    title: hostileLines.join(" "),
    path: "/questions",
    feedPath: "/feeds/questions.atom",
    language: "en",
    entries,
    href: (path) => path,
    erased: "erased",
  });
  const xml = await answer.text();
  const found = xml2js(xml, { compact: true }).feed.entry;
  expect(found).toHaveLength(hostileLines.length);
  for (const [index, entry] of found.entries()) {
    const line = hostileLines[index]!;
    // A reader shows titles as HTML: what was typed has to arrive there as text.
    expect(textOf(entry.title).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(
      line,
    );
    expect(textOf(entry.title)).not.toMatch(/<[a-z/!]/i);
    expect(textOf(entry.author.name)).toBe(line);
    expect(textOf(entry.content)).not.toMatch(/<(script|img|svg|iframe)|<[a-z][^<>]*\son\w+=/i);
    expect(entry.link._attributes.href).toBe("https://help.example.com/questions/1/x");
  }
});
