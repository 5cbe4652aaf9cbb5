import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type ListedPerson = {
  id: string;
  name: string;
  handle: string;
  email: string | null;
  role: "customer" | "agent" | "curator" | "admin";
  state: "active" | "staged" | "suspended";
  isAmbassador: boolean;
  joinedAt: Date;
};

export const peopleFilters = ["all", "staff", "ambassadors", "suspended", "staged"] as const;
export type PeopleFilter = (typeof peopleFilters)[number];

const pageSize = 50;

/** People for admins: found by name, short name or address; staff first, then by name. */
export async function peopleList(
  ctx: Context,
  { words, filter, page }: { words: string; filter: PeopleFilter; page: number },
): Promise<{ people: ListedPerson[]; total: number; pages: number }> {
  authorize(ctx.actor, "people.manage");
  const like = `%${words
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, "\\$&")}%`;
  const appointed = sql`exists (select from appointments a where a.person_id = p.id and a.ended_at is null
    and (a.ends_at is null or a.ends_at > now()))`;
  const chosen = {
    all: sql`p.state <> 'staged'`,
    staff: sql`p.role <> 'customer'`,
    ambassadors: appointed,
    suspended: sql`p.state = 'suspended'`,
    staged: sql`p.state = 'staged'`,
  }[filter];
  const where = sql`p.state <> 'erased' and ${chosen}
    and (p.name ilike ${like} or p.handle::text ilike ${like} or p.email::text ilike ${like})`;
  const { rows } = await ctx.db.execute<
    Omit<ListedPerson, "joinedAt"> & { joined_at: string; total: number }
  >(sql`
    select p.id, p.name, p.handle, p.email, p.role, p.state, ${appointed} as "isAmbassador",
      p.created_at as joined_at, count(*) over ()::int as total
    from people p where ${where}
    order by p.role = 'customer', p.name, p.id limit ${pageSize} offset ${(page - 1) * pageSize}`);
  const total = rows[0]?.total ?? 0;
  return {
    people: rows.map(({ joined_at, total: _, ...row }) => ({ ...row, joinedAt: new Date(joined_at) })),
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}
