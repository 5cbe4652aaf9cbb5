import { Feed } from "feed";
import type { FeedEntry } from "@/lib/community/queries/question-feed";
import { siteAddress } from "./metadata";

type Facts = {
  title: string;
  /** Paths that carry their language. */
  path: string;
  feedPath: string;
  language: string;
  entries: FeedEntry[];
  href: (path: string) => string;
  erased: string;
};

/** An Atom feed as an answer. The library writes titles as HTML, so what people typed is escaped before it gets them. */
export function atom({ title, path, feedPath, language, entries, href, erased }: Facts): Response {
  const feed = new Feed({
    id: siteAddress(feedPath),
    title: printable(title),
    link: siteAddress(path),
    feedLinks: { atom: siteAddress(feedPath) },
    language,
    generator: false,
    updated: new Date(Math.max(0, ...entries.map(({ changedAt }) => changedAt.getTime()))),
    copyright: "",
  });
  for (const entry of entries) {
    const address = siteAddress(href(entry.path));
    feed.addItem({
      id: address,
      link: address,
      title: escaped(entry.title),
      content: absolute(printable(entry.html)),
      author: [{ name: printable(entry.author ?? erased) }],
      published: entry.at,
      date: entry.changedAt,
    });
  }
  return new Response(feed.atom1(), {
    headers: {
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": "public, max-age=300",
    },
  });
}

// A reader shows the text far from this site.
const absolute = (html: string) => html.replace(/ (href|src)="\/(?!\/)/g, ` $1="${siteAddress("/")}`);

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => printable(text).replace(/[&<>]/g, (mark) => marks[mark]!);

// What XML cannot hold in any spelling.
const printable = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
