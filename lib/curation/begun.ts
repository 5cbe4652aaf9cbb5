import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

/** What somebody has begun from one of these threads already is gone on with. */
export async function refuseSecond(work: Work, questionIds: readonly number[]): Promise<void> {
  const ids = sql`any(${sql.param([...questionIds])}::int[])`;
  const { rows } = await work.tx.execute<{ id: number; title: string }>(sql`
    select a.id, a.title from articles a where a.status <> 'archived' and (
      a.id in (select article_id from article_sources where question_id = ${ids})
      or a.id in (select g.article_id from repeat_members m join repeat_groups g on g.id = m.group_id
        where m.question_id = ${ids} and g.ignored_at is null))
    order by a.id desc limit 1`);
  if (rows[0]) throw new Refusal("draft_exists", { articleId: rows[0].id, title: rows[0].title });
}

/** Where most of these questions belong, unless curators have put that aside. */
export async function groupOf(work: Work, questionIds: readonly number[]): Promise<number | null> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select g.id from repeat_groups g join lateral (select count(*) as n from repeat_members m
      where m.group_id = g.id and m.question_id = any(${sql.param([...questionIds])}::int[])) own on own.n > 0
    where g.ignored_at is null order by own.n desc, g.id limit 1 for update of g`);
  return rows[0]?.id ?? null;
}
