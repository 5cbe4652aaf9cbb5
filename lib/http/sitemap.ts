import type { SitemapEntry } from "@/lib/site/queries/sitemap";
import { siteAddress } from "./metadata";

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The list of the files that make up the site map. */
export const sitemapIndex = (files: string[]): Response =>
  xml(
    `<sitemapindex ${space}>\n${files
      .map((file) => `<sitemap><loc>${escaped(siteAddress(`/sitemaps/${file}.xml`))}</loc></sitemap>\n`)
      .join("")}</sitemapindex>\n`,
  );

/** One file of the site map. The other languages of the screens are named by the pages themselves. */
export const sitemap = (entries: SitemapEntry[]): Response =>
  xml(`<urlset ${space}>\n${entries.map(line).join("")}</urlset>\n`);

const line = ({ path, changedAt }: SitemapEntry) =>
  `<url><loc>${escaped(siteAddress(path))}</loc>${
    changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ""
  }</url>\n`;

const marks: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!);

const xml = (body: string) =>
  new Response(head + body, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
