import { and, eq, isNull, sql } from "drizzle-orm";
import { escalationParticipants, escalations, promises } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import type { Known } from "./inputs";
import type { Effect, Event } from "./lifecycle";

/**
 * Lets the case of a duplicate go on as that of the question it repeats: in the live one there, or in one that carries on
 * its grounds, team and owner. Open promises go along, asker and participants take part. What was written in private and
 * the private details stay where they are, so that no asker reads another's.
 */
export async function moveCase(
  work: Work,
  known: Known,
  event: Event,
  effect: Extract<Effect, { do: "move_case" }>,
): Promise<void> {
  const { tx } = work;
  const into = effect.into ?? (await carryOn(work, known, effect.caseId, effect.to));
  await tx.update(escalations).set({ mergedIntoId: into }).where(eq(escalations.id, effect.caseId));
  await tx
    .update(promises)
    .set({ escalationId: into })
    .where(and(eq(promises.escalationId, effect.caseId), isNull(promises.outcome)));
  await tx.execute(sql`
    insert into escalation_participants (escalation_id, person_id, joined_at)
    select ${into}, person, ${work.now.toISOString()}::timestamptz from (
      select ${known.policy.askerId} as person
      union select person_id from ${escalationParticipants} where escalation_id = ${effect.caseId}) joining
    where person <> (select asker_id from questions where id = ${effect.to})
    on conflict do nothing`);
  await recordAudit(work, "case_taken_in", `escalation:${into}`, {
    question: effect.to,
    from: effect.caseId,
    duplicate: known.facts.id,
    by: event.by.id,
  });
  await noteChange(work, `escalation:${into}`, `question:${effect.to}`);
}

async function carryOn(work: Work, known: Known, caseId: number, to: number): Promise<number> {
  const [from] = await work.tx.select().from(escalations).where(eq(escalations.id, caseId));
  const { teamId, ownerId, grounds, inputs, reason, openedBy, openedAt, acknowledgedAt, takenAt } = from!;
  const state =
    from!.state === "queued" || from!.state === "acknowledged" ? from!.state : ("in_progress" as const);
  const carried = { teamId, ownerId, grounds, inputs, reason, openedBy, openedAt, acknowledgedAt, takenAt };
  const [row] = await work.tx
    .insert(escalations)
    .values({ ...carried, questionId: to, state })
    .returning({ id: escalations.id });
  await recordAudit(work, "escalated", `question:${to}`, {
    escalation: row!.id,
    grounds,
    reason,
    team: teamId,
    from: known.facts.id,
  });
  await recordAudit(work, "carried_on", `escalation:${row!.id}`, { question: to, set: { state, ownerId } });
  return row!.id;
}
