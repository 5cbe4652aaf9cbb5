import { and, eq } from "drizzle-orm";
import { people, sessions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId as idOf, transaction } from "@/lib/context";
import { releaseCasesOf } from "@/lib/desk/release-cases-of";
import { Refusal } from "@/lib/errors";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { endClaimsWithoutAuthority } from "../end-claims";
import { keepOneAdmin, lockAdmins } from "./change-role";

/**
 * Pauses an account: its sessions end now, its cases go back to their teams, its claims end, and the person is told why. Refuses with
 * `last_admin`, and with `not_allowed_on_own` to pause oneself.
 */
export async function suspendPerson(
  ctx: Context,
  { personId, reason }: { personId: string; reason: string },
): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "people.suspend");
    if (idOf(work.actor) === personId) throw new Refusal("not_allowed_on_own");
    await lockAdmins(work);
    const [person] = await work.tx.select().from(people).where(eq(people.id, personId)).for("update");
    if (!person || person.state === "erased") throw new Refusal("not_found");
    if (person.state === "suspended") throw new Refusal("already_decided");
    if (person.role === "admin") await keepOneAdmin(work, personId);
    await work.tx
      .update(people)
      .set({ state: "suspended", suspendedReason: reason })
      .where(eq(people.id, personId));
    await work.tx.delete(sessions).where(eq(sessions.userId, personId));
    await recordAudit(work, "suspended", `person:${personId}`, { reason });
    await releaseCasesOf(work, personId);
    await endClaimsWithoutAuthority(work, personId);
    await notify(work, {
      kind: "account_suspended",
      personId,
      key: `suspended:${work.now.getTime()}`,
      data: { reason },
    });
    await noteChange(work, `person:${personId}`);
  });
}

/** Ends a pause. The person signs in anew; what was given back meanwhile stays where it is. */
export async function reinstatePerson(ctx: Context, { personId }: { personId: string }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "people.suspend");
    const [person] = await work.tx
      .update(people)
      .set({ state: "active", suspendedReason: null })
      .where(and(eq(people.id, personId), eq(people.state, "suspended")))
      .returning({ id: people.id });
    if (!person) throw new Refusal("wrong_state");
    await recordAudit(work, "reinstated", `person:${personId}`);
    await noteChange(work, `person:${personId}`);
  });
}
