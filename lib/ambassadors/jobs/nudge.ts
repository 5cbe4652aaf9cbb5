import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { HOUR } from "@/lib/community/lifecycle/facts";
import { teamFor } from "@/lib/community/team";
import { type Context, transaction, type Work } from "@/lib/context";
import type { Payload } from "@/lib/jobs/payloads";
import { enqueue } from "@/lib/jobs/queue";
import { notifyAll } from "@/lib/notify/notify";
import { candidatesFor, similarSolved } from "../candidates";
import { bestFirst, hoursOfRing, rings, STAFF_RING } from "../rules/routing";
import { lockNudges, reachOf, sendNudge } from "../send-nudge";
import { stillWaits, type Waits } from "../waits";

/**
 * Tells one ring of people of a question that still waits, and writes the job of the next ring, in one transaction. A
 * worker that is killed in the middle has told nobody; done a second time it tells nobody again.
 */
export async function nudge(ctx: Context, { questionId, ring }: Payload<"nudge">): Promise<void> {
  const similar = await wordsOf(ctx, questionId);
  await transaction(ctx, async (work) => {
    await lockNudges(work);
    const waits = await stillWaits(work, questionId);
    if (!waits || (await isDone(work, questionId, ring))) return;
    // Whoever is answering is given their time; then the same ring is looked at again.
    if (waits.claimedUntil && !waits.isAnswered) return again(work, questionId, ring, waits.claimedUntil);
    const sent = waits.isAnswered ? 0 : await reachRing(work, waits, ring, similar);
    await recordAudit(work, "nudged", `question:${questionId}`, { ring, sent });
    const next = hoursOfRing(ring + 1);
    if (next !== null)
      await again(work, questionId, ring + 1, new Date(waits.askedAt.getTime() + next * HOUR));
  });
}

async function wordsOf(ctx: Context, questionId: number): Promise<number[]> {
  const { rows } = await ctx.db.execute<{ id: number; title: string; body: string; language: string }>(
    sql`select id, title, body, language from questions where id = ${questionId}`,
  );
  return rows[0] ? similarSolved(ctx, rows[0]) : [];
}

async function isDone(work: Work, questionId: number, ring: number): Promise<boolean> {
  const { rows } = await work.tx.execute(sql`select from audit where subject = ${`question:${questionId}`}
    and action = 'nudged' and (data->>'ring')::int = ${ring} limit 1`);
  return rows.length > 0;
}

const again = (work: Work, questionId: number, ring: number, runAt: Date) =>
  enqueue(work, "nudge", { questionId, ring }, { key: `nudge:${questionId}:${ring}`, runAt });

async function reachRing(work: Work, waits: Waits, ring: number, similar: number[]): Promise<number> {
  if (ring === STAFF_RING) return tellStaff(work, waits);
  const found = bestFirst(await candidatesFor(work, waits.id, similar));
  const people = await reachOf(
    work,
    found.map(({ id }) => id),
  );
  const most = rings[ring]?.most ?? 0;
  let sent = 0;
  for (const one of found) {
    if (sent >= most) break;
    if (await sendNudge(work, waits.id, ring, one, people.get(one.id)!)) sent += 1;
  }
  return sent;
}

/** In the app only: a person of the team may look, nobody has to before the gate opens. */
async function tellStaff(work: Work, waits: Waits): Promise<number> {
  const team = await teamFor(work, waits.topicId);
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    select m.person_id as id from team_members m join people p on p.id = m.person_id
    where m.team_id = ${team.id} and p.state = 'active' and p.role <> 'customer' order by 1`);
  return notifyAll(
    work,
    rows.map((row) => row.id),
    { kind: "question_waits", key: `question:${waits.id}:waits`, questionId: waits.id, mail: false },
  );
}
