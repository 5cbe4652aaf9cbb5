import { sql } from "drizzle-orm";
import { appointments, people, teamMembers, teams, topics } from "@/db/schema";
import type { Person } from "@/lib/context";
import type { TestSite } from "./database";

/** The cast that never changes, and two topics: Theo is an ambassador for machines, nobody for billing. */
export type Cast = {
  mara: Person;
  lena: Person;
  theo: Person;
  ines: Person;
  jonas: Person;
  cleo: Person;
  ada: Person;
  machines: number;
  billing: number;
  team: number;
};

/** Brings the cast into an empty site. Accounts are a month old, so that nothing of theirs is held for review. */
export async function castOf(site: TestSite): Promise<Cast> {
  const [machines, billing] = await site.db
    .insert(topics)
    .values([
      { slug: "machines", name: "Machines" },
      { slug: "billing", name: "Billing" },
    ])
    .returning({ id: topics.id });
  const [team] = await site.db.insert(teams).values({ name: "Support", isDefault: true }).returning();
  const roles = {
    mara: "customer",
    lena: "customer",
    theo: "customer",
    ines: "agent",
    jonas: "agent",
    cleo: "curator",
    ada: "admin",
  } as const;
  const cast: Partial<Record<keyof typeof roles, Person>> = {};
  for (const [handle, role] of Object.entries(roles) as [keyof typeof roles, Person["role"]][]) {
    const [row] = await site.db
      .insert(people)
      .values({
        name: handle[0]!.toUpperCase() + handle.slice(1),
        handle,
        email: `${handle}@example.com`,
        emailVerified: new Date("2026-01-01T00:00:00Z"),
        role,
        createdAt: sql`timestamptz '2026-01-01T00:00:00Z'`,
      })
      .returning();
    const isAgent = role === "agent";
    cast[handle] = {
      kind: "person",
      ...row!,
      topics: handle === "theo" ? [machines!.id] : [],
      teams: isAgent ? [team!.id] : [],
      leadOf: handle === "jonas" ? [team!.id] : [],
    };
    if (isAgent) {
      await site.db
        .insert(teamMembers)
        .values({ teamId: team!.id, personId: row!.id, isLead: handle === "jonas" });
    }
  }
  await site.db.insert(appointments).values({
    personId: cast.theo!.id,
    topicId: machines!.id,
    startsAt: new Date("2026-01-01T00:00:00Z"),
    appointedBy: cast.ada!.id,
  });
  return {
    ...(cast as Record<keyof typeof roles, Person>),
    machines: machines!.id,
    billing: billing!.id,
    team: team!.id,
  };
}
