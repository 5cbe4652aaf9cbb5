import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { appointments, people, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId as idOf, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, reason } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { endClaimsWithoutAuthority } from "../end-claims";

export const endAppointmentInput = z.object({ appointmentId: id, reason });

export type Appointment = {
  personId: string;
  topicId: number;
  languages: string[];
  endsAt: Date | null;
  /** They hear of it in another way, as by the decision on their application. */
  isToldOtherwise?: boolean;
};

/**
 * Makes a person an ambassador of a topic and what lies below it, from now until `endsAt` (null: until ended). Refuses
 * with `already_decided` while an appointment for that topic stands.
 */
export async function appointAmbassador(ctx: Context, given: Appointment): Promise<number> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "people.manage");
    const [person] = await work.tx.select().from(people).where(eq(people.id, given.personId)).for("share");
    if (!person) throw new Refusal("not_found");
    if (person.state !== "active") throw new Refusal("wrong_state");
    const [topic] = await work.tx.select().from(topics).where(eq(topics.id, given.topicId));
    if (!topic || topic.mergedIntoId) throw new Refusal("not_found", {}, "topicId");
    if (given.endsAt && given.endsAt <= work.now) throw new Refusal("invalid_input", {}, "endsAt");
    const [row] = await work.tx
      .insert(appointments)
      .values({
        personId: given.personId,
        topicId: given.topicId,
        languages: given.languages,
        startsAt: work.now,
        endsAt: given.endsAt,
        appointedBy: idOf(work.actor),
      })
      .onConflictDoNothing()
      .returning({ id: appointments.id });
    if (!row) throw new Refusal("already_decided", {}, "topicId");
    await recordAudit(work, "appointed", `person:${given.personId}`, {
      topic: given.topicId,
      languages: given.languages.join(" "),
      until: given.endsAt?.toISOString() ?? null,
    });
    await noteChange(work, `person:${given.personId}`, `topic:${given.topicId}`);
    if (!given.isToldOtherwise)
      await tell(work, { ...given, id: row.id }, topic.name, { outcome: "appointed" });
    return row.id;
  });
}

/** Ends an appointment now, with a reason that its holder is told; what was done under it stands, the claims that it carried end. */
export async function endAppointment(
  ctx: Context,
  input: z.input<typeof endAppointmentInput>,
): Promise<void> {
  const { appointmentId, reason } = endAppointmentInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "people.manage");
    const [row] = await work.tx
      .update(appointments)
      .set({ endedAt: work.now, endedBy: idOf(work.actor), endedReason: "ended" })
      .where(and(eq(appointments.id, appointmentId), isNull(appointments.endedAt)))
      .returning();
    if (!row) throw new Refusal("already_decided");
    await endClaimsWithoutAuthority(work, row.personId);
    await recordAudit(work, "appointment_ended", `person:${row.personId}`, { topic: row.topicId, reason });
    await noteChange(work, `person:${row.personId}`, `topic:${row.topicId}`);
    const [topic] = await work.tx.select().from(topics).where(eq(topics.id, row.topicId));
    await tell(work, row, topic!.name, { outcome: "ended", reason });
  });
}

async function tell(
  work: Work,
  { id, personId }: { id: number; personId: string },
  topic: string,
  what: { outcome: "appointed" | "ended"; reason?: string },
): Promise<void> {
  await notify(work, {
    kind: "appointment_changed",
    personId,
    key: `appointment:${id}:${what.outcome}`,
    actorId: idOf(work.actor),
    data: { ...what, topic, path: "/ambassadors/me" },
  });
}
