import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { appointments, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { endClaimsWithoutAuthority } from "@/lib/people/end-claims";
import { authorize, can } from "@/lib/policy";
import { monthsAfter } from "../rules/term";

export const appointmentInput = z.object({ appointmentId: id });
export const renewInput = appointmentInput.extend({ months: z.number().int().min(1).max(36).default(12) });

type Row = typeof appointments.$inferSelect & { topic: string };

/** Stops the authority of an appointment until it is resumed, and ends the claims that it carried. */
export async function pauseAppointment(ctx: Context, input: z.input<typeof appointmentInput>): Promise<void> {
  await change(ctx, input, "paused", (work, row) => {
    authorizeOwn(work, row);
    if (row.pausedAt) throw new Refusal("already_decided");
    return { pausedAt: work.now };
  });
}

/** Lets a paused appointment go on. */
export async function resumeAppointment(
  ctx: Context,
  input: z.input<typeof appointmentInput>,
): Promise<void> {
  await change(ctx, input, "resumed", (work, row) => {
    authorizeOwn(work, row);
    if (!row.pausedAt) throw new Refusal("already_decided");
    return { pausedAt: null };
  });
}

/** Lets a term go on for so many months after its end. Refuses where it has none: that could only be made shorter. */
export async function renewAppointment(ctx: Context, input: z.input<typeof renewInput>): Promise<void> {
  const { months } = renewInput.parse(input);
  await change(ctx, input, "renewed", (work, row) => {
    authorize(work.actor, "programme.manage");
    if (!row.endsAt) throw new Refusal("wrong_state");
    const from = new Date(Math.max(row.endsAt.getTime(), work.now.getTime()));
    return { endsAt: monthsAfter(from, months), remindedAt: null };
  });
}

/** Ends one's own appointment; what was done under it stands. */
export async function leaveAppointment(ctx: Context, input: z.input<typeof appointmentInput>): Promise<void> {
  await change(ctx, input, "ended", (work, row) => {
    authorize(work.actor, "ambassador.own", { personId: row.personId });
    return { endedAt: work.now, endedBy: row.personId, endedReason: "left" as const };
  });
}

function authorizeOwn(work: Work, row: Row): void {
  if (!can(work.actor, "programme.manage"))
    authorize(work.actor, "ambassador.own", { personId: row.personId });
}

async function change(
  ctx: Context,
  input: z.input<typeof appointmentInput>,
  outcome: "paused" | "resumed" | "renewed" | "ended",
  decide: (work: Work, row: Row) => Partial<typeof appointments.$inferInsert>,
): Promise<void> {
  const { appointmentId } = appointmentInput.parse({ appointmentId: input.appointmentId });
  await transaction(ctx, async (work) => {
    authorize(work.actor, "ambassador.apply");
    const row = await locked(work, appointmentId);
    const set = decide(work, row);
    await work.tx.update(appointments).set(set).where(eq(appointments.id, appointmentId));
    await endClaimsWithoutAuthority(work, row.personId);
    const endsAt = set.endsAt ?? null;
    await recordAudit(work, `appointment_${outcome}`, `person:${row.personId}`, {
      topic: row.topicId,
      ...(endsAt && { until: endsAt.toISOString() }),
    });
    await noteChange(work, `person:${row.personId}`, `topic:${row.topicId}`);
    await notify(work, {
      kind: "appointment_changed",
      personId: row.personId,
      key: `appointment:${appointmentId}:${outcome}:${work.now.getTime()}`,
      actorId: personId(work.actor),
      data: {
        outcome,
        topic: row.topic,
        path: "/ambassadors/me",
        ...(endsAt && { due: endsAt.toISOString() }),
      },
    });
  });
}

/** What is not somebody's own, and nothing to manage, is not there for them. */
async function locked(work: Work, appointmentId: number): Promise<Row> {
  const [row] = await work.tx
    .select({ appointment: appointments, topic: topics.name })
    .from(appointments)
    .innerJoin(topics, eq(topics.id, appointments.topicId))
    .where(and(eq(appointments.id, appointmentId), isNull(appointments.endedAt)))
    .for("update", { of: appointments });
  if (!row) throw new Refusal("not_found");
  return { ...row.appointment, topic: row.topic };
}
