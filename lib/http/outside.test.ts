import { expect, test } from "vitest";
import { articleData, breadcrumbData } from "@/lib/knowledge/structured-data";
import { atom } from "./atom";
import { sitemap, sitemapIndex } from "./sitemap";

const hostile = "</script><script>alert(1)</script> ]]> & <img src=x onerror=alert(1)> \u2028 \u0000\u0007";

const feed = (title: string, html: string) =>
  atom({
    title,
    path: "/questions",
    feedPath: "/feeds/questions.atom",
    language: "en",
    href: (path) => path,
    erased: "Deleted account",
    entries: [
      {
        path: "/questions/1/a",
        title,
        html,
        author: title,
        at: new Date(0),
        changedAt: new Date(86_400_000),
      },
      {
        path: "/questions/2/b",
        title: "Plain",
        html: "<p>b</p>",
        author: null,
        at: new Date(0),
        changedAt: new Date(0),
      },
    ],
  }).text();

test("a feed shows titles as they were typed and runs nothing (R14)", async () => {
  const xml = await feed(hostile, '<p>See <a href="/questions/3">this</a> ]]&gt;</p><img src="/demo/x.svg">');
  const title = /<title type="html"><!\[CDATA\[(.*?)\]\]><\/title>/s.exec(xml)?.[1];
  expect(title).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; &lt;img src=x");
  expect(xml).not.toMatch(/[\u0000\u0007]/);
  expect(xml).not.toContain("<script");
  expect(/<author>\s*<name>(.*?)<\/name>/s.exec(xml)?.[1]).not.toMatch(/</);
  expect(xml).toContain('href="https://help.example.com/questions/3"');
  expect(xml).toContain('src="https://help.example.com/demo/x.svg"');
  expect(xml).toContain("<name>Deleted account</name>");
  expect(xml).toContain("<updated>1970-01-02T00:00:00.000Z</updated>");
});

test("addresses in the site map are whole and escaped once", async () => {
  const xml = await sitemap([
    { path: "/articles/a?language=de&x='", changedAt: new Date(0) },
    { path: "/topics/b", changedAt: null },
  ]).text();
  expect(xml).toContain(
    "<loc>https://help.example.com/articles/a?language=de&amp;x=%27</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod>",
  );
  expect(xml).toContain("<url><loc>https://help.example.com/topics/b</loc></url>");
  expect(await sitemapIndex(["pages"]).text()).toContain(
    "<loc>https://help.example.com/sitemaps/pages.xml</loc>",
  );
});

test("data for search engines is what was written, as data (R11)", () => {
  const article = { title: hostile, summary: "", language: "en", publishedAt: null, updatedAt: new Date(0) };
  const data = [
    articleData(article as never, "https://help.example.com/articles/a", "Firsthand"),
    breadcrumbData([{ name: hostile, address: "x" }]),
  ];
  expect(JSON.parse(JSON.stringify(data))).toMatchObject([
    { "@type": "Article", headline: hostile, dateModified: "1970-01-01T00:00:00.000Z" },
    { "@type": "BreadcrumbList", itemListElement: [{ position: 1, name: hostile }] },
  ]);
});
