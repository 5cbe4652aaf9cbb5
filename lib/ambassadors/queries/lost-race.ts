import { sql } from "drizzle-orm";
import { moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime, personId } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { queue } from "./queue";

export type LostRace = {
  /** Who is answering it; null when that is over already. */
  name: string | null;
  since: string | null;
  next: { number: number; slug: string; title: string } | null;
};

/** Who was quicker to claim a question, and which one helps most instead. */
export async function lostRace(ctx: Context, questionId: number): Promise<LostRace> {
  authorize(ctx.actor, "queue.read");
  const now = moment(await currentTime(ctx));
  const { rows } = await ctx.db.execute<{ name: string; since: string }>(sql`
    select p.name, to_json(c.claimed_at) #>> '{}' as since from claims c join people p on p.id = c.person_id
    join questions q on q.id = c.question_id and q.visibility = 'public' and q.hidden_at is null
    where c.question_id = ${questionId} and c.ended_at is null and c.expires_at > ${now}
      and c.person_id <> ${personId(ctx.actor)}`);
  const { rows: free } = await queue(ctx, "for-you");
  const next = free.find((row) => row.mayClaim && row.number !== questionId);
  return {
    name: rows[0]?.name ?? null,
    since: rows[0]?.since ?? null,
    next: next ? { number: next.number, slug: next.slug, title: next.title } : null,
  };
}
