import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Actor, Context } from "@/lib/context";
import { keptFor } from "@/lib/kept";
import { plainOfHtml } from "@/lib/markdown/plain";
import { authorize } from "@/lib/policy";
import type { SearchDocument } from "../documents";
import { buildSegment } from "../inverted/builder";
import { LiveIndex } from "../inverted/live";
import { searchIndex } from "../inverted/rank";
import { markAll, markedSnippet } from "../marks";
import { isWordless, type SqlWords, sqlWords } from "../sql-words";
import { capQuery, tokensOf } from "../text";
import { readableArticle } from "../visible";
import { pathOf } from "./found-rows";
import { shownOf } from "./shown-of";
import { wantedByLanguage } from "./wanted";

export type RestrictedArticle = {
  subject: string;
  /** Without language prefix. */
  href: string;
  /** Title and snippet carry marks around what was found. */
  title: string;
  snippet: string;
  audience: "signed_in" | "staff";
  at: Date;
};

const most = 3;
const compared = 10;
const candidates = 40;
/** With the next letter they may all be others. */
const candidatesOfBeginning = 10;
/** Characters of HTML: more than this says little more about what an article is about. */
const read = 12_000;

/**
 * What fits a search among the articles that not everybody may read, for those who may: no engine holds them, so the
 * database looks for them each time. Costs others nothing: for visitors, and where there is no such article, it asks nothing.
 * While somebody types, only titles and summaries are looked at.
 */
export async function restrictedArticles(
  ctx: Context,
  { q, language, isTyping = false, common = [] }: RestrictedSearch,
): Promise<RestrictedArticle[]> {
  authorize(ctx.actor, "search.use", {});
  const text = telling(capQuery(q), language, common);
  if (!isFor(ctx.actor, await audiences(ctx))) return [];
  const words = sqlWords(text, language);
  if (isWordless(words)) return [];
  const rows = await candidatesOf(ctx, words, isTyping);
  const index = LiveIndex.of(buildSegment(rows.map(documentOf)));
  const found = searchIndex(index, { q: text, mode: "type", language, limit: compared });
  const wanted = wantedByLanguage(text, found, isTyping);
  const { corrections } = found;
  return found.hits
    .flatMap(({ id }): RestrictedArticle[] => {
      const row = rows.find((each) => each.id === id)!;
      const title = markAll(row.title, wanted(row.language));
      const snippet = markedSnippet(textOf(row), wanted(row.language));
      const { language, audience } = row;
      if (!isAboutIt(shownOf(text, { title, snippet }, { language, corrections, isTyping }))) return [];
      const href = pathOf({ ...row, kind: "article" });
      return [{ subject: `article:${id}`, href, title, snippet, audience, at: new Date(row.at) }];
    })
    .slice(0, most);
}

/**
 * Among a few articles every word looks rare, and a long one has most words somewhere: scores say nothing here. What is
 * asked must stand together, half of it in the title or more than half in title and snippet.
 */
const isAboutIt = ({ titled, shown }: ReturnType<typeof shownOf>): boolean => titled >= 0.5 || shown > 0.5;

type RestrictedSearch = {
  q: string;
  language: string;
  isTyping?: boolean;
  /** Terms that nearly every text of the site has: among these few articles they would look as if they told something. */
  common?: readonly string[];
};

/** The text without its common words, unless it has no others. */
function telling(text: string, language: string, common: readonly string[]): string {
  let out = "";
  let at = 0;
  for (const { start, end, terms } of tokensOf(text, language)) {
    if (start < at || !terms.every((term) => common.includes(term))) continue;
    out += text.slice(at, start);
    at = end;
  }
  out += text.slice(at);
  return [...tokensOf(out, language)].length > 0 ? out : text;
}

type Audience = RestrictedArticle["audience"];

/** Whom articles are kept for that not everybody may read; at most some seconds old. */
const keptAudiences = keptFor(5_000, async (db) => {
  const { rows } = await db.execute<{ audience: Audience }>(sql`
    select distinct audience from articles a
    where a.audience <> 'public' and a.status in ('published', 'needs_update')`);
  return rows.map(({ audience }) => audience);
});

const audiences = ({ actor, db }: Context): Promise<Audience[]> =>
  actor.kind === "person" ? keptAudiences(db) : Promise.resolve([]);

/** Whether there is anything that only some may read: where not, nobody needs to be asked who they are. */
export const hasRestrictedArticles = async (db: Db): Promise<boolean> => (await keptAudiences(db)).length > 0;

const isFor = (actor: Actor, kept: readonly Audience[]): boolean =>
  actor.kind === "person" && kept.some((audience) => audience === "signed_in" || actor.role !== "customer");

type Row = {
  id: number;
  title: string;
  slug: string;
  language: string;
  audience: Audience;
  html: string;
  at: string;
};

async function candidatesOf(
  { db, actor }: Context,
  { anyBeginning, anyPair }: SqlWords,
  isTyping: boolean,
): Promise<Row[]> {
  const html = isTyping ? sql`''` : sql`a.html`;
  const words = sql`to_tsvector('simple', a.title || ' ' || a.summary || ' ' || left(${html}, 200000))`;
  const asked = sql`to_tsquery('simple', ${anyBeginning})`;
  const pairs = sql`any(${sql.param(anyPair)}::text[])`;
  const fits = [
    ...(anyBeginning ? [sql`${words} @@ ${asked}`] : []),
    ...(anyPair.length > 0 ? [sql`a.title like ${pairs}`, sql`${html} like ${pairs}`] : []),
  ];
  const { rows } = await db.execute<Row>(sql`
    select a.id, a.title, a.slug::text, a.language, a.audience, a.updated_at as at,
      case when a.summary = '' then '' else a.summary || E'\n' end || left(${html}, ${read}) as html
    from articles a
    where a.audience <> 'public' and ${readableArticle("a", actor)} and (${sql.join(fits, sql` or `)})
    order by ${anyBeginning ? sql`ts_rank(${words}, ${asked}) desc, ` : sql``} a.id desc
    limit ${isTyping ? candidatesOfBeginning : candidates}`);
  return rows;
}

const textOf = (row: Row): string => plainOfHtml(row.html);

const documentOf = (row: Row): SearchDocument => ({
  kind: "article",
  id: row.id,
  language: row.language,
  topics: [],
  solved: false,
  answered: false,
  createdAt: new Date(row.at),
  title: row.title,
  body: textOf(row),
  answers: "",
  solvedBy: [],
});
