import { eq, sql } from "drizzle-orm";
import { appointments } from "@/db/schema";
import { moment } from "@/lib/accounts/standing-appointment";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction, type Work } from "@/lib/context";
import { notify } from "@/lib/notify/notify";
import { endClaimsWithoutAuthority } from "@/lib/people/end-claims";

/** People hear so many days before that their term ends. */
export const REMIND_DAYS = 14;

type Row = { id: number; personId: string; topicId: number; topic: string; endsAt: string };

/**
 * Writes down which terms are over and tells people of theirs, before and after. Authority does not wait for this: it
 * ended with the term, and so did the claims.
 */
export async function keepAppointments(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    for (const row of await those(work, sql`a.ends_at <= ${moment(work.now)}`)) await end(work, row);
    const soon = sql`a.ends_at > ${moment(work.now)} and a.reminded_at is null and a.paused_at is null
      and a.ends_at <= ${moment(work.now)} + make_interval(days => ${REMIND_DAYS})
      and a.ends_at - a.starts_at > make_interval(days => ${REMIND_DAYS})`;
    for (const row of await those(work, soon)) await remind(work, row);
  });
}

async function those(work: Work, which: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await work.tx.execute<Row>(sql`
    select a.id, a.person_id as "personId", a.topic_id as "topicId", t.name as topic, a.ends_at as "endsAt"
    from appointments a join topics t on t.id = a.topic_id
    where a.ended_at is null and ${which} order by a.id limit 500 for update of a`);
  return rows;
}

async function end(work: Work, row: Row): Promise<void> {
  await work.tx
    .update(appointments)
    .set({ endedAt: new Date(row.endsAt), endedReason: "term" })
    .where(eq(appointments.id, row.id));
  await endClaimsWithoutAuthority(work, row.personId);
  await recordAudit(work, "appointment_ended", `person:${row.personId}`, {
    topic: row.topicId,
    reason: "term",
  });
  await noteChange(work, `person:${row.personId}`, `topic:${row.topicId}`);
  await notify(work, {
    kind: "appointment_changed",
    personId: row.personId,
    key: `appointment:${row.id}:ended`,
    data: { outcome: "term", topic: row.topic, path: "/ambassadors/me" },
  });
}

async function remind(work: Work, row: Row): Promise<void> {
  await work.tx.update(appointments).set({ remindedAt: work.now }).where(eq(appointments.id, row.id));
  const due = new Date(row.endsAt).toISOString();
  await notify(work, {
    kind: "term_ends",
    personId: row.personId,
    key: `appointment:${row.id}:ends:${due}`,
    data: { due, topic: row.topic, path: "/ambassadors/me" },
  });
}
