import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { keptFor } from "@/lib/kept";

export type KnownIssue = { number: number; slug: string; message: string; startedAt: string };

/** What many have at once, as everybody may see it: of one topic and of all, or every one where no topic is given. */
export async function knownIssues(ctx: Context, topicId?: number | null): Promise<KnownIssue[]> {
  const { rows } = await ctx.db.execute<KnownIssue>(sql`
    select q.id as number, q.slug, k.message, to_json(k.started_at) as "startedAt"
    from known_issues k join questions q on q.id = k.question_id
    left join topics t on t.id = ${topicId ?? null}
    where k.ended_at is null and q.visibility = 'public' and q.asked_at is not null and q.held_at is null and q.hidden_at is null
      and (${topicId ?? null}::int is null or k.topic_id is null or k.topic_id in (t.id, t.parent_id)
        or k.topic_id in (select id from topics where parent_id = t.id))
    order by k.started_at desc limit 3`);
  return rows;
}

const everywhere = keptFor(800, (db) => knownIssues({ db, actor: { kind: "visitor" } }));

/** The same for all topics, for pages that everybody asks for all the time: at most a moment old. */
export const knownIssuesEverywhere = ({ db }: Context): Promise<KnownIssue[]> => everywhere(db);
