import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { people, teamMembers, teams } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, named, optionalLine, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const saveTeamInput = z.object({
  teamId: z
    .literal("")
    .transform(() => undefined)
    .or(id)
    .optional(),
  name: named(80),
  telephone: optionalLine(60),
  openingHours: optionalLine(200),
  firstReplyHours: z.coerce.number().int().min(1).max(720).default(8),
  isDefault: ticked,
});

/** Creates or changes a team. Exactly one team is the default; making another the default takes it from the first. */
export async function saveTeam(ctx: Context, input: z.input<typeof saveTeamInput>): Promise<{ id: number }> {
  const { teamId, isDefault, ...given } = saveTeamInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "teams.manage");
    const [before] = teamId ? await work.tx.select().from(teams).where(eq(teams.id, teamId)) : [];
    if (teamId && !before) throw new Refusal("not_found");
    const [standing] = await work.tx.select().from(teams).where(eq(teams.isDefault, true));
    const becomesDefault = isDefault || !standing || standing.id === teamId;
    if (becomesDefault && standing && standing.id !== teamId) {
      await work.tx.update(teams).set({ isDefault: false }).where(eq(teams.id, standing.id));
    }
    const values = {
      ...given,
      telephone: given.telephone || null,
      openingHours: given.openingHours || null,
      isDefault: becomesDefault,
    };
    const [row] = before
      ? await work.tx.update(teams).set(values).where(eq(teams.id, before.id)).returning()
      : await work.tx
          .insert(teams)
          .values({ ...values, createdAt: work.now })
          .returning();
    await recordAudit(work, before ? "team_changed" : "team_created", `team:${row!.id}`, {
      before,
      after: values,
    });
    await noteChange(work, "site");
    return { id: row!.id };
  });
}

export const setTeamMemberInput = z.object({
  teamId: id,
  personId: z.string().min(1).max(80),
  membership: z.enum(["member", "lead", "none"]),
});

/** Makes an agent a member or lead of a team, or takes them out of it. Only agents and admins take cases. */
export async function setTeamMember(ctx: Context, input: z.input<typeof setTeamMemberInput>): Promise<void> {
  const { teamId, personId, membership } = setTeamMemberInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "teams.manage", { personId });
    const [person] = await work.tx.select({ role: people.role }).from(people).where(eq(people.id, personId));
    const [team] = await work.tx.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId));
    if (!person || !team) throw new Refusal("not_found");
    const row = and(eq(teamMembers.teamId, teamId), eq(teamMembers.personId, personId));
    if (membership === "none") {
      await work.tx.delete(teamMembers).where(row);
    } else {
      if (person.role !== "agent" && person.role !== "admin")
        throw new Refusal("invalid_input", { what: "agent" }, "personId");
      const isLead = membership === "lead";
      await work.tx
        .insert(teamMembers)
        .values({ teamId, personId, isLead, joinedAt: work.now })
        .onConflictDoUpdate({ target: [teamMembers.teamId, teamMembers.personId], set: { isLead } });
    }
    await recordAudit(work, "team_member_set", `team:${teamId}`, { personId, membership });
  });
}
