import { sql } from "drizzle-orm";
import { type Context, personId } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type Checks, publicationChecks } from "../publication-checks";
import { isBehind } from "../readable";
import type { ArticleStatus, Life } from "../rules/article-life";
import { type ArticleStage, approvedVersions, othersReview, stageOfArticle } from "../stage-sql";

type Named = { id: string; name: string };
export type Review = {
  id: number;
  version: number;
  by: string;
  at: Date;
  asked: string | null;
  message: string;
  decision: "approved" | "changes" | "withdrawn" | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string;
};

export type WorkshopArticle = {
  id: number;
  slug: string;
  language: string;
  status: ArticleStatus;
  stage: ArticleStage;
  audience: "public" | "signed_in" | "staff";
  owner: Named | null;
  reviewBy: Date | null;
  needsUpdate: { reason: string; at: Date } | null;
  /** Ids, and names in the order of the site. */
  topics: { id: number; slug: string; name: string }[];
  /** The newest text. */
  version: number;
  title: string;
  summary: string;
  body: string;
  editedAt: Date;
  editedBy: string | null;
  /** What readers see; 0 for nothing yet. */
  live: number;
  publishedAt: Date | null;
  life: Life;
  /** The newest review, open or decided. */
  review: Review | null;
  openComments: number;
  languages: {
    id: number;
    language: string;
    stage: ArticleStage;
    title: string;
    isBehind: boolean;
    isSource: boolean;
  }[];
  /** Of a translation. */
  source: { id: number; version: number; madeFrom: number | null; isBehind: boolean } | null;
  redirects: string[];
  file: {
    path: string;
    waiting: { digest: string; title: string; summary: string; body: string; arrivedAt: Date } | null;
  } | null;
  checks: Checks;
};

/** Everything that the workshop shows about an article. Refuses `not_found`. */
export async function workshopArticle(ctx: Context, id: number): Promise<WorkshopArticle> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<Row>(sql`
    select a.id, a.slug::text, a.language, a.status, ${stageOfArticle("a")} as stage, a.audience, a.content_file as file,
      case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as owner,
      to_json(a.review_by) as "reviewBy", a.needs_update_reason as reason, to_json(a.needs_update_at) as since,
      v.version, v.title, v.summary, v.body, to_json(v.created_at) as "editedAt", e.name as "editedBy", v.editor_id as "authorId",
      a.version as live, to_json(a.published_at) as "publishedAt", a.scheduled_version as "scheduledVersion",
      to_json(a.scheduled_for) as "scheduledFor", a.translation_of as "sourceId", a.source_version as "madeFrom",
      ${isBehind("a")} as behind,
      (select coalesce(nullif(s.version, 0), s.working_version) from articles s where s.id = a.translation_of) as "sourceNow",
      coalesce((select json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.position, t.name)
        from article_topics l join topics t on t.id = l.topic_id where l.article_id = a.id), '[]') as topics,
      (select json_build_object('id', r.id, 'version', r.version, 'by', s.name, 'at', r.submitted_at, 'asked', k.name,
          'message', r.message, 'decision', r.decision, 'decidedBy', d.name, 'decidedAt', r.decided_at, 'note', r.note)
        from article_reviews r join people s on s.id = r.submitted_by left join people k on k.id = r.asked_id
        left join people d on d.id = r.decided_by where r.article_id = a.id order by r.id desc limit 1) as review,
      ${approvedVersions("a")} as approved, ${othersReview(personId(ctx.actor))} as others,
      (select count(*)::int from article_comments c where c.article_id = a.id and c.resolved_at is null) as "openComments",
      (select json_agg(json_build_object('id', f.id, 'language', f.language, 'stage', ${stageOfArticle("f")}, 'title', f.title,
          'isBehind', ${isBehind("f")}, 'isSource', f.translation_of is null) order by f.translation_of is not null, f.id)
        from articles f where coalesce(f.translation_of, f.id) = coalesce(a.translation_of, a.id)) as languages,
      array(select r.slug::text from article_redirects r
        where r.article_id = coalesce(a.translation_of, a.id) order by 1) as redirects,
      (select json_build_object('digest', x.digest, 'title', x.title, 'summary', x.summary, 'body', x.body,
        'arrivedAt', x.arrived_at) from article_file_texts x where x.article_id = a.id) as waiting
    from articles a join article_versions v on v.article_id = a.id and v.version = a.working_version
    left join people o on o.id = a.owner_id left join people e on e.id = v.editor_id
    where a.id = ${id}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return {
    ...shown(row),
    checks: await publicationChecks(
      ctx,
      { id, audience: row.audience, ownerId: row.owner?.id ?? null, reviewBy: date(row.reviewBy) },
      row,
    ),
  };
}

type Waiting = { digest: string; title: string; summary: string; body: string; arrivedAt: string };
type Row = Pick<
  WorkshopArticle,
  | "id"
  | "slug"
  | "language"
  | "status"
  | "stage"
  | "audience"
  | "owner"
  | "topics"
  | "version"
  | "title"
  | "summary"
  | "body"
  | "editedBy"
  | "live"
  | "openComments"
  | "languages"
  | "redirects"
> & {
  file: string | null;
  reviewBy: string | null;
  reason: string | null;
  since: string | null;
  editedAt: string;
  authorId: string | null;
  publishedAt: string | null;
  scheduledVersion: number | null;
  scheduledFor: string | null;
  sourceId: number | null;
  madeFrom: number | null;
  sourceNow: number | null;
  behind: boolean;
  review: (Omit<Review, "at" | "decidedAt"> & { at: string; decidedAt: string | null }) | null;
  approved: number[];
  others: boolean;
  waiting: Waiting | null;
};

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

function shown(row: Row): Omit<WorkshopArticle, "checks"> {
  const { review, waiting } = row;
  return {
    ...row,
    reviewBy: date(row.reviewBy),
    needsUpdate:
      row.reason !== null && row.since !== null ? { reason: row.reason, at: new Date(row.since) } : null,
    editedAt: new Date(row.editedAt),
    publishedAt: date(row.publishedAt),
    review: review && { ...review, at: new Date(review.at), decidedAt: date(review.decidedAt) },
    life: lifeOf(row),
    source:
      row.sourceId === null
        ? null
        : { id: row.sourceId, version: row.sourceNow ?? 0, madeFrom: row.madeFrom, isBehind: row.behind },
    file:
      row.file === null
        ? null
        : { path: row.file, waiting: waiting && { ...waiting, arrivedAt: new Date(waiting.arrivedAt) } },
  };
}

/** The same facts on which the commands decide: what a button offers is what it will do. */
const lifeOf = (row: Row): Life => ({
  status: row.status,
  live: row.live,
  newest: { version: row.version, authorId: row.authorId },
  review: row.review && row.review.decision === null ? { version: row.review.version } : null,
  approved: row.approved,
  scheduled:
    row.scheduledVersion !== null && row.scheduledFor !== null
      ? { version: row.scheduledVersion, at: new Date(row.scheduledFor) }
      : null,
  othersReview: row.others,
});
