import { eq, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, type Person, transaction, type Work } from "@/lib/context";
import { releaseCasesOf } from "@/lib/desk/release-cases-of";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { endClaimsWithoutAuthority } from "../end-claims";

export const roles = ["customer", "agent", "curator", "admin"] as const;

/**
 * Gives a person another role; it counts from their next request. Cases of somebody who is no agent any more go back
 * to their team. Refuses with `last_admin` to leave the site without one.
 */
export async function changeRole(
  ctx: Context,
  { personId, role }: { personId: string; role: Person["role"] },
): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "people.manage");
    await lockAdmins(work);
    const [person] = await work.tx.select().from(people).where(eq(people.id, personId)).for("update");
    if (!person || person.state === "erased") throw new Refusal("not_found");
    if (person.role === role) return;
    if (role !== "customer" && person.state !== "active") throw new Refusal("wrong_state");
    if (person.role === "admin") await keepOneAdmin(work, personId);
    await work.tx.update(people).set({ role }).where(eq(people.id, personId));
    await recordAudit(work, "role_changed", `person:${personId}`, { from: person.role, to: role });
    await noteChange(work, `person:${personId}`);
    if (role !== "agent" && role !== "admin") await releaseCasesOf(work, personId);
    await endClaimsWithoutAuthority(work, personId);
  });
}

/** Two admins who demote each other at once must not both succeed. */
export async function lockAdmins(work: Work): Promise<void> {
  await work.tx.execute(sql`select pg_advisory_xact_lock(4205004)`);
}

/** Refuses with `last_admin` when nobody but this person could run the site. */
export async function keepOneAdmin(work: Work, personId: string): Promise<void> {
  const others = await work.tx
    .select({ id: people.id })
    .from(people)
    .where(sql`${people.role} = 'admin' and ${people.state} = 'active' and ${people.id} <> ${personId}`)
    .limit(1);
  if (others.length === 0) throw new Refusal("last_admin");
}
