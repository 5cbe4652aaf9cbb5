import { eq, sql } from "drizzle-orm";
import { nudges } from "@/db/schema";
import { moment } from "@/lib/accounts/standing-appointment";
import { type Context, transaction, type Work } from "@/lib/context";
import { lockNudges, type Reached, reachOf, tellOf } from "../send-nudge";
import { stillWaits } from "../waits";

const AT_ONCE = 200;
type Held = { id: number; questionId: number; personId: string; reasons: string[]; inScope: boolean };

/** Sends the nudges whose quiet hours are over, if the question still waits and the person may still answer it. */
export async function sendHeldNudges(ctx: Context): Promise<void> {
  for (const { id } of await due(ctx)) await transaction(ctx, (work) => sendHeld(work, id));
}

async function due(ctx: Context): Promise<{ id: number }[]> {
  const now = ctx.clock ? moment(ctx.clock()) : sql`now()`;
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select id from nudges where sent_at is null and not_before <= ${now} order by not_before, score desc limit ${AT_ONCE}`);
  return rows;
}

async function sendHeld(work: Work, id: number): Promise<void> {
  await lockNudges(work);
  const held = await read(work, id);
  if (!held) return;
  const waits = await stillWaits(work, held.questionId);
  const isNeeded = waits !== null && !waits.isAnswered && waits.claimedUntil === null && held.inScope;
  const person = (await reachOf(work, [held.personId])).get(held.personId)!;
  await write(work, held, isNeeded, person);
}

async function write(work: Work, held: Held, isNeeded: boolean, { reach, preferences }: Reached) {
  const set = !isNeeded
    ? { notBefore: null, heldBy: "no_need" as const }
    : reach.now
      ? { sentAt: work.now, notBefore: null, heldBy: null }
      : { notBefore: reach.heldBy === "quiet_hours" ? reach.until : null, heldBy: reach.heldBy };
  await work.tx.update(nudges).set(set).where(eq(nudges.id, held.id));
  if (isNeeded && reach.now) await tellOf(work, held.questionId, held.personId, held.reasons, preferences);
}

async function read(work: Work, id: number): Promise<Held | undefined> {
  const now = moment(work.now);
  const { rows } = await work.tx.execute<Held>(sql`
    select n.id, n.question_id as "questionId", n.person_id as "personId", n.reasons,
      exists (select from questions q join topics t on t.id = q.topic_id
        join people p on p.id = n.person_id and p.state = 'active'
        join appointments a on a.topic_id in (t.id, t.parent_id) and a.person_id = p.id
          and a.starts_at <= ${now} and a.ended_at is null and a.paused_at is null
          and (a.ends_at is null or a.ends_at > ${now})
        where q.id = n.question_id) as "inScope"
    from nudges n where n.id = ${id} and n.sent_at is null and n.not_before <= ${now}`);
  return rows[0];
}
