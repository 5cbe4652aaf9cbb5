import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Hit } from "../engine";
import { visibleAnswer, visibleArticle, visibleQuestion } from "../visible";

/** A hit as the database has it now, for anybody; a hit that is not public any more has no row. */
export type FoundRow = {
  kind: "article" | "question";
  id: number;
  title: string;
  slug: string;
  language: string;
  /** The beginning of what readers see, as HTML. */
  html: string;
  at: string;
  answers: number;
  helpful: number;
  topic_slug: string | null;
  topic_name: string | null;
  closed: boolean;
  with_support: boolean;
  duplicate: boolean;
  accepted: boolean;
  answer_html: string | null;
  answer_mark: "ambassador" | "staff" | null;
  solver_title: string | null;
  solver_href: string | null;
  solver_html: string | null;
};

/** Characters of HTML: enough to find the place that fits best. */
const enough = 3_000;

/**
 * Reads hits under the reader's rights, which for a search are everybody's, in the order of the hits; of each text the
 * first `read` characters.
 */
export async function foundRows(
  db: Db,
  hits: readonly Pick<Hit, "kind" | "id">[],
  read = enough,
): Promise<FoundRow[]> {
  if (hits.length === 0) return [];
  const ids = (kind: Hit["kind"]) =>
    sql.param(asTen(hits.filter((hit) => hit.kind === kind).map((hit) => hit.id)));
  const { rows } = await db.execute<FoundRow>(sql`
    select 'question' as kind, q.id, q.title, q.slug, q.language, left(q.html, ${read}) as html,
      q.created_at as at, q.answer_count as answers,
      coalesce(a.worked_count, 0) as helpful,
      t.slug::text as topic_slug, t.name as topic_name, q.closed_at is not null as closed,
      exists (select from escalations e
        where e.question_id = q.id and e.closed_at is null and e.withdrawn_at is null) as with_support,
      q.duplicate_of_id is not null as duplicate, c.question_id is not null as accepted,
      left(a.html, ${read}) as answer_html, a.author_mark as answer_mark,
      coalesce(s.title, o.title) as solver_title,
      coalesce('/articles/' || s.slug, '/questions/' || o.id || '/' || o.slug) as solver_href,
      left(s.html, ${read}) as solver_html
    from questions q
    left join topics t on t.id = q.topic_id
    left join acceptances c on c.question_id = q.id and c.ended_at is null and c.kind <> 'pending'
    left join answers a on a.id = c.answer_id and ${visibleAnswer("a")}
    left join lateral (select r.title, r.slug, r.html from articles r
      where ${visibleArticle("r")} and r.id = coalesce(c.article_id, (
        select l.article_id from question_articles l
        join articles v on v.id = l.article_id and ${visibleArticle("v")}
        where l.question_id = q.id and (l.source <> 'duplicate' or l.article_id = c.article_id)
        order by l.created_at limit 1)) limit 1) s on true
    left join questions o on o.id = c.canonical_id and ${visibleQuestion("o")}
    where q.id = any(${ids("question")}::int[]) and ${visibleQuestion("q")}
    union all
    select 'article', a.id, a.title, a.slug::text, a.language,
      case when a.summary = '' then '' else a.summary || E'\n' end || left(a.html, ${read}),
      a.updated_at, 0, a.helpful_count, t.slug::text, t.name, false, false, false, false,
      null, null, null, null, null
    from articles a
    left join lateral (select p.slug, p.name from article_topics l join topics p on p.id = l.topic_id
      where l.article_id = a.id order by l.position, p.id limit 1) t on true
    where a.id = any(${ids("article")}::int[]) and ${visibleArticle("a")}`);
  const found = new Map(rows.map((row) => [`${row.kind}:${row.id}`, row]));
  return hits.flatMap((hit) => found.get(`${hit.kind}:${hit.id}`) ?? []);
}

/**
 * The database reckons with ten ids while it does not know how many there are. With fewer, each search would look cheaper
 * than the plan that it has kept, and be planned anew, for more than it costs to run.
 */
export const asTen = (ids: number[]): number[] =>
  ids.length >= 10 ? ids : [...ids, ...Array(10 - ids.length).fill(-1)];

/** A path without language. */
export const pathOf = (row: Pick<FoundRow, "kind" | "id" | "slug" | "language">): string =>
  row.kind === "article"
    ? // Language versions share an address; the English one is what it shows by itself.
      `/articles/${row.slug}${row.language === "en" ? "" : `?language=${encodeURIComponent(row.language)}`}`
    : row.slug
      ? `/questions/${row.id}/${row.slug}`
      : `/questions/${row.id}`;

export type FoundStage = "closed" | "with_support" | "duplicate" | "solved" | "answered" | "open";

type StageFacts = Pick<FoundRow, "kind" | "closed" | "with_support" | "duplicate" | "accepted" | "answers">;

/** The stage as a row of results shows it; the finer ones are the thread's own. */
export function stageOf(row: StageFacts): FoundStage | undefined {
  if (row.kind === "article") return undefined;
  if (row.closed) return "closed";
  if (row.with_support) return "with_support";
  if (row.duplicate) return "duplicate";
  if (row.accepted) return "solved";
  return row.answers > 0 ? "answered" : "open";
}
