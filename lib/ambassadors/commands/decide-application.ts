import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { applications, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { appointAmbassador } from "@/lib/people/commands/appoint-ambassador";
import { authorize } from "@/lib/policy";
import { monthsAfter } from "../rules/term";
import { topicNames } from "../topic-names";

export const decideApplicationInput = z.object({
  applicationId: id,
  appoints: z.boolean(),
  /** Months of the term; needed to appoint. */
  months: z.coerce.number().int().min(1).max(36).default(12),
  note: optionalReason,
});

/**
 * Appoints the applicant for what they asked for, or declines with a note that they are told. Only an application whose
 * quiz was passed can be granted; an appointment that stands already is left as it is.
 */
export async function decideApplication(
  ctx: Context,
  input: z.input<typeof decideApplicationInput>,
): Promise<void> {
  const { applicationId, appoints, months, note } = decideApplicationInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "programme.manage");
    const [application] = await work.tx
      .select()
      .from(applications)
      .where(eq(applications.id, applicationId))
      .for("update");
    if (!application) throw new Refusal("not_found");
    if (application.decidedAt) throw new Refusal("already_decided");
    if (appoints && !application.passedAt) throw new Refusal("wrong_state");
    if (application.personId === personId(work.actor)) throw new Refusal("not_allowed_on_own");
    if (appoints) await appointForAll(work, application, months);
    const decision = appoints ? "appointed" : "declined";
    await work.tx
      .update(applications)
      .set({ decidedAt: work.now, decidedBy: personId(work.actor), decision, note })
      .where(eq(applications.id, applicationId));
    await recordAudit(work, `application_${decision}`, `person:${application.personId}`, { reason: note });
    await notify(work, {
      kind: "application_decided",
      personId: application.personId,
      key: `application:${applicationId}:decided`,
      actorId: personId(work.actor),
      data: {
        outcome: decision,
        topic: appoints ? await topicNames(work, application.topicIds) : null,
        reason: note || null,
        path: appoints ? "/queue" : "/ambassadors/apply",
      },
    });
  });
}

/** One that was merged away meanwhile, or is held already, is passed over. */
async function appointForAll(
  work: Work,
  application: typeof applications.$inferSelect,
  months: number,
): Promise<void> {
  const endsAt = monthsAfter(work.now, months);
  for (const topicId of application.topicIds) {
    const [topic] = await work.tx
      .select({ id: topics.id })
      .from(topics)
      .where(and(eq(topics.id, topicId), isNull(topics.mergedIntoId)));
    if (!topic) continue;
    const { personId, languages } = application;
    await appointAmbassador(work, { personId, topicId, languages, endsAt, isToldOtherwise: true }).catch(
      (error) => {
        if (!(error instanceof Refusal && error.code === "already_decided")) throw error;
      },
    );
  }
}
