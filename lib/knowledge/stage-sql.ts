import { type SQL, sql } from "drizzle-orm";

/** Where an article stands for those who write it; unlike its status, this tells a live text from a newer one in the making. */
export const articleStages = [
  "draft",
  "in_review",
  "ready",
  "scheduled",
  "published",
  "rewritten",
  "needs_update",
  "archived",
] as const;
export type ArticleStage = (typeof articleStages)[number];

/** The stage of a row of `articles` under this alias. */
export const stageOfArticle = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`case
    when ${a}.status = 'archived' then 'archived'
    when ${a}.scheduled_for is not null then 'scheduled'
    when exists (select from article_reviews r where r.article_id = ${a}.id and r.decided_at is null) then 'in_review'
    when ${a}.working_version > ${a}.version and exists (select from article_reviews r where r.article_id = ${a}.id
      and r.version = ${a}.working_version and r.decision = 'approved') then 'ready'
    when ${a}.status = 'needs_update' then 'needs_update'
    when ${a}.status = 'published' and ${a}.working_version > ${a}.version then 'rewritten'
    when ${a}.status = 'published' then 'published'
    else 'draft' end`;
};

/** The versions newer than the live one that may go live: read over by another, from a file, or seen by readers before. */
export const approvedVersions = (alias: string): SQL => {
  const a = sql.identifier(alias);
  return sql`array(select v.version from article_versions v where v.article_id = ${a}.id and v.version > ${a}.version
    and (v.editor_id is null
      or exists (select from article_reviews r where r.article_id = v.article_id and r.version = v.version
        and r.decision = 'approved')
      or exists (select from article_versions o where o.article_id = v.article_id and o.published_at is not null
        and (o.title, o.summary, o.body) = (v.title, v.summary, v.body))))`;
};

/** Whether anybody but this person could read a text over. */
export const othersReview = (personId: string | null): SQL =>
  sql`exists (select from people p where p.role in ('curator', 'admin') and p.state = 'active'
    and p.id is distinct from ${personId})`;
