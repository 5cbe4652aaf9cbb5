import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Head } from "./head";
import { publicMetadata } from "./metadata";

const site = { template: "%s · Fernwood", description: "Help" };
const headOf = (metadata: React.ComponentProps<typeof Head>["metadata"]) =>
  renderToStaticMarkup(createElement(Head, { metadata, ...site }));

it("says of a public page what search engines and previews read", () => {
  const facts = { title: "Descaling", description: "How to <descale>", path: "/articles/descaling" } as const;
  const html = headOf(publicMetadata({ ...facts, locale: "en", feed: "/feeds/a.atom", type: "article" }));
  expect(html).toContain("<title>Descaling · Fernwood</title>");
  expect(html).toContain('<meta name="description" content="How to &lt;descale&gt;"/>');
  expect(html).toMatch(/<link rel="canonical" href="https?:[^"]+\/articles\/descaling"\/>/);
  expect(html).toMatch(/<link rel="alternate" hrefLang="zh-CN" href="[^"]+\/zh-cn\/articles\/descaling"\/>/);
  expect(html).toMatch(/<link rel="alternate" type="application\/atom\+xml" href="[^"]+\/feeds\/a.atom"\/>/);
  expect(html).toContain('<meta property="og:type" content="article"/>');
  expect(html).toContain('<meta property="og:title" content="Descaling"/>');
  expect(html).toContain('<meta property="og:description" content="How to &lt;descale&gt;"/>');
  expect(html).toMatch(/<meta property="og:image" content="https?:[^"]+\/share.png"\/>/);
  // Whoever reads these takes the rest from what stands above.
  expect(html.match(/<meta name="twitter:[^>]+>/g)).toEqual([
    '<meta name="twitter:card" content="summary"/>',
  ]);
  expect(html).not.toContain("robots");
});

it("shows a page's own picture large where it has one", () => {
  const picture = { path: "/files/abc-1200x800/a.webp", width: 1200, height: 800 };
  const html = headOf(publicMetadata({ title: "Descaling", path: "/articles/a", locale: "en", picture }));
  expect(html).toMatch(/<meta property="og:image" content="https?:[^"]+\/files\/abc-1200x800\/a.webp"\/>/);
  expect(html).toContain('<meta property="og:image:width" content="1200"/>');
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
});

it("keeps a page out of search engines, takes a whole title as it is, and falls back on what the site is", () => {
  const html = headOf({ title: { absolute: "$& Fernwood" }, robots: { index: false, follow: true } });
  expect(html).toBe(
    '<title>$&amp; Fernwood</title><meta name="description" content="Help"/>' +
      '<meta name="robots" content="noindex, follow"/>',
  );
});
