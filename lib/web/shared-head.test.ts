import { expect, it } from "vitest";
import { sharedTags } from "./shared-head";

it("keeps what every page has in its head, and nothing of the page it was read from", () => {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>
    <link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
    <link rel="preload" as="script" href="/_next/static/chunks/b.js"/><script src="/c.js" async=""></script>
    <meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)"/>
    <title>Not found</title><meta name="description" content="a"/><meta name="robots" content="noindex"/>
    <link rel="canonical" href="/x"/><link rel="alternate" hrefLang="en" href="/x"/>
    <meta property="og:title" content="b"/><meta name="twitter:card" content="summary"/>
    <link rel="icon" href="/icon.svg" type="image/svg+xml"/></head><body><meta name="firsthand-status" content="404"/></body></html>`;
  expect(sharedTags(html)).toBe(
    '<meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/chunks/a.css"/>' +
      '<meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)"/>' +
      '<link rel="icon" href="/icon.svg" type="image/svg+xml"/>',
  );
});
