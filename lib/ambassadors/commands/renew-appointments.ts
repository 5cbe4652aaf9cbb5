import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { appointments } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId as idOf, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { monthsAfter } from "../rules/term";
import { topicNames } from "../topic-names";

export const renewAllInput = z.object({
  personId: z.string().min(1).max(64),
  months: z.number().int().min(1).max(36).default(12),
});

/**
 * Lets all terms of a person go on until the same day: so many months after the first of them ends. One that ends later
 * than that already stays as it is, and what has no end gets none.
 */
export async function renewAppointments(ctx: Context, input: z.input<typeof renewAllInput>): Promise<void> {
  const { personId, months } = renewAllInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "programme.manage");
    const terms = await work.tx
      .select()
      .from(appointments)
      .where(
        and(
          eq(appointments.personId, personId),
          isNull(appointments.endedAt),
          isNotNull(appointments.endsAt),
        ),
      )
      .orderBy(appointments.id)
      .for("update");
    if (terms.length === 0) throw new Refusal("not_found");
    const first = Math.min(...terms.map((term) => term.endsAt!.getTime()));
    const endsAt = monthsAfter(new Date(Math.max(first, work.now.getTime())), months);
    const renewed = terms.filter((term) => term.endsAt! < endsAt);
    await work.tx
      .update(appointments)
      .set({ endsAt, remindedAt: null })
      .where(
        inArray(
          appointments.id,
          renewed.map((term) => term.id),
        ),
      );
    const topicIds = renewed.map((term) => term.topicId);
    for (const topic of topicIds)
      await recordAudit(work, "appointment_renewed", `person:${personId}`, {
        topic,
        until: endsAt.toISOString(),
      });
    await noteChange(work, `person:${personId}`, ...topicIds.map((id) => `topic:${id}` as const));
    await notify(work, {
      kind: "appointment_changed",
      personId,
      key: `appointments:renewed:${work.now.getTime()}`,
      actorId: idOf(work.actor),
      data: {
        outcome: "renewed",
        topic: await topicNames(work, topicIds),
        due: endsAt.toISOString(),
        path: "/ambassadors/me",
      },
    });
  });
}
