import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { groupTitle } from "../group-title";
import { groupEvidence } from "./group-evidence";

export type LargeGroup = {
  id: number;
  title: string;
  size: number;
  sharedWords: string[];
  /** Part of its questions that lead to the article which most of them lead to. */
  leadToOneArticle: number;
};

/** The groups with most public questions, as they came out. */
export async function largestGroups(ctx: Context, count: number): Promise<LargeGroup[]> {
  authorize(ctx.actor, "repeats.read");
  const { rows } = await ctx.db.execute<{ id: number; title: string; size: number; led: number }>(sql`
    with members as (
      select m.group_id, m.question_id from repeat_members m join questions q on q.id = m.question_id
      where ${visibleQuestion("q")}),
    largest as (select group_id, count(*)::int as size from members group by 1 order by 2 desc, 1 limit ${count})
    select g.id, ${groupTitle("g")} as title, l.size, coalesce((
      select count(*)::int from members m join question_articles a on a.question_id = m.question_id
      where m.group_id = g.id group by a.article_id order by 1 desc limit 1), 0) as led
    from largest l join repeat_groups g on g.id = l.group_id order by l.size desc, g.id`);
  const found: LargeGroup[] = [];
  for (const { id, title, size, led } of rows) {
    const { sharedWords } = await groupEvidence(ctx, id);
    found.push({ id, title, size, sharedWords, leadToOneArticle: led / size });
  }
  return found;
}
