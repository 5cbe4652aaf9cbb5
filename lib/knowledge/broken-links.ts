import { existsSync } from "node:fs";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import type { Context, Work } from "@/lib/context";
import { splitLocale } from "@/lib/i18n/locales";
import { internalLinks } from "@/lib/markdown/checks/internal-links";
import { fileAddress } from "@/lib/markdown/file-address";
import { renderMarkdown } from "@/lib/markdown/render";
import { visibleAnswer, visibleQuestion } from "@/lib/search/visible";
import type { Audience } from "./snippets";

export type BrokenLink = {
  href: string;
  line: number;
  /** `missing`: nothing there; `hidden`: not for everybody who reads this; `anchor`: the page has no such place. */
  reason: "missing" | "hidden" | "anchor";
};

type Options = {
  /** Who will read the text; a link of a staff-only article may lead to what only staff see. */
  audience?: Audience;
  /** The address under which the site is known, so that links in full are checked as well. */
  origin?: string;
};

/** Every link of a text to this site that would lead its readers nowhere. An address that redirects leads somewhere. */
export async function brokenLinks(
  ctx: Context | Work,
  markdown: string,
  { audience = "public", origin }: Options = {},
): Promise<BrokenLink[]> {
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const links = internalLinks(markdown, origin).slice(0, 500);
  const verdicts = new Map<string, BrokenLink["reason"] | null>();
  for (const { href } of links) {
    if (verdicts.has(href)) continue;
    const target = targetOf(href);
    if (target.kind === "here") verdicts.set(href, await anchorWithin(markdown, target.anchor));
    else if (target.kind === "row") {
      const { rows } = await db.execute<Found>(target.query(audience));
      verdicts.set(href, judge(rows, target.anchor));
    } else verdicts.set(href, target.isThere ? null : "missing");
  }
  return links.flatMap(({ href, line }) => {
    const reason = verdicts.get(href);
    return reason ? [{ href, line, reason }] : [];
  });
}

/** One row for each thing that the address may mean; `ids` are the places of its page. */
type Found = { isOpen: boolean; html: string | null };
type Target =
  | { kind: "here"; anchor: string }
  | { kind: "row"; anchor: string; query: (audience: Audience) => SQL }
  | { kind: "fixed"; isThere: boolean };

function judge(rows: Found[], anchor: string): BrokenLink["reason"] | null {
  if (rows.length === 0) return "missing";
  const open = rows.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return "hidden";
  if (anchor === "" || open.some(({ html }) => html === null || hasAnchor(html, anchor))) return null;
  return "anchor";
}

const hasAnchor = (html: string, anchor: string): boolean =>
  html.includes(` id="${anchor}"`) || html.includes(` id="user-content-${anchor}"`);

async function anchorWithin(markdown: string, anchor: string): Promise<"anchor" | null> {
  if (anchor === "") return null;
  const { html } = await renderMarkdown(markdown, { kind: "article" });
  return hasAnchor(html, anchor) ? null : "anchor";
}

function targetOf(href: string): Target {
  const url = new URL(href, "https://own.invalid/");
  const anchor = decoded(url.hash.slice(1));
  if (href.startsWith("#")) return { kind: "here", anchor };
  const { path } = splitLocale(url.pathname);
  const [, area, name, ...rest] = path.split("/").map(decoded) as [string, string, string?, ...string[]];
  const file = fileAddress(path);
  if (file) return { kind: "row", anchor: "", query: () => uploaded(file) };
  if (area === "demo" || area === "help")
    return {
      kind: "fixed",
      isThere: !path.includes("..") && existsSync(join(process.cwd(), "public", path)),
    };
  if (!name) return { kind: "fixed", isThere: pages.has(area) };
  if (area === "articles" && rest.length === 0)
    return { kind: "row", anchor, query: (audience) => articleAt(name, audience) };
  if (area === "questions" && /^\d{1,9}$/.test(name)) return question(Number(name), anchor);
  if (area === "topics" && rest.length === 0) return { kind: "row", anchor: "", query: () => topicAt(name) };
  if (area === "people" && rest.length === 0) return { kind: "row", anchor: "", query: () => personAt(name) };
  return { kind: "fixed", isThere: pages.has(area) && !listed.has(area) };
}

function question(number: number, anchor: string): Target {
  const answer = /^answer-(\d{1,9})$/.exec(anchor)?.[1];
  if (!answer)
    return {
      kind: "row",
      anchor: "",
      query: () =>
        sql`select ${visibleQuestion("q")} as "isOpen", null as html from questions q where q.id = ${number}`,
    };
  return {
    kind: "row",
    anchor: "",
    query: () => sql`
      select ${visibleQuestion("q")} and ${visibleAnswer("a")} as "isOpen", null as html
      from questions q join answers a on a.question_id = q.id where q.id = ${number} and a.id = ${Number(answer)}`,
  };
}

/** By its own address or one that it used to have. */
const articleAt = (slug: string, audience: Audience): SQL => sql`
  select a.status in ('published', 'needs_update') and a.audience in (${sql.join(
    readableBy[audience].map((one) => sql`${one}`),
    sql`, `,
  )}) as "isOpen", a.html
  from articles a where a.slug = ${slug}
    or a.slug in (select m.slug from article_redirects r join articles m on m.id = r.article_id where r.slug = ${slug})`;

/** Which articles the readers of each audience may all read. */
const readableBy: Record<Audience, Audience[]> = {
  public: ["public"],
  signed_in: ["public", "signed_in"],
  staff: ["public", "signed_in", "staff"],
};

const uploaded = ({ id, name }: { id: string; name: string }): SQL =>
  sql`select true as "isOpen", null as html from files where id = ${id} and name = ${name}`;
const topicAt = (slug: string): SQL =>
  sql`select true as "isOpen", null as html from topics where slug = ${slug}`;
const personAt = (handle: string): SQL =>
  sql`select state <> 'erased' as "isOpen", null as html from people where handle = ${handle}`;

/** The site's pages by the first part of their address. Below the listed ones there is only what is asked for above. */
const listed = new Set(["articles", "questions", "topics", "people"]);
const pages = new Set([
  ...["", "ask", "search", "queue", "desk", "moderation", "admin", "curation", "programme", "ambassadors"],
  ...["sign-in", "settings", "notifications", "report", "feeds", "terms", "privacy", "imprint", ...listed],
]);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
