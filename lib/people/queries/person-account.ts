import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { appointments, audit, people, teamMembers, teams, topics } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** One account as admins see it: address, role, appointments, teams, and what was done to it. */
export async function personAccount(ctx: Context, handle: string) {
  authorize(ctx.actor, "people.manage");
  const [person] = await ctx.db
    .select({
      id: people.id,
      name: people.name,
      handle: people.handle,
      email: people.email,
      role: people.role,
      state: people.state,
      suspendedReason: people.suspendedReason,
      language: people.language,
      joinedAt: people.createdAt,
    })
    .from(people)
    .where(and(eq(people.handle, handle), ne(people.state, "erased")));
  if (!person) throw new Refusal("not_found");
  const [appointed, memberships, history, choices] = await Promise.all([
    ctx.db
      .select({
        id: appointments.id,
        topic: topics.name,
        languages: appointments.languages,
        startsAt: appointments.startsAt,
        endsAt: appointments.endsAt,
      })
      .from(appointments)
      .innerJoin(topics, eq(topics.id, appointments.topicId))
      .where(and(eq(appointments.personId, person.id), isNull(appointments.endedAt)))
      .orderBy(topics.name),
    ctx.db
      .select({ name: teams.name, isLead: teamMembers.isLead })
      .from(teamMembers)
      .innerJoin(teams, eq(teams.id, teamMembers.teamId))
      .where(eq(teamMembers.personId, person.id)),
    ctx.db
      .select({ id: audit.id, at: audit.at, action: audit.action, data: audit.data, by: people.name })
      .from(audit)
      .leftJoin(people, eq(people.id, audit.actorId))
      .where(eq(audit.subject, `person:${person.id}`))
      .orderBy(desc(audit.id))
      .limit(20),
    ctx.db
      .select({ id: topics.id, name: topics.name, parentId: topics.parentId })
      .from(topics)
      .where(isNull(topics.mergedIntoId))
      .orderBy(
        sql`coalesce(${topics.parentId}, ${topics.id})`,
        sql`${topics.parentId} is not null`,
        topics.name,
      ),
  ]);
  return { person, appointments: appointed, teams: memberships, history, topics: choices };
}

export type PersonAccount = Awaited<ReturnType<typeof personAccount>>;
