import { eq, sql } from "drizzle-orm";
import { settings } from "@/db/schema";
import type { Context } from "@/lib/context";
import { type QueueState, queueState } from "@/lib/jobs/queries/queue-state";
import { authorize } from "@/lib/policy";
import type { Breach } from "./invariants";

export type AdminHome = {
  counts: {
    people: number;
    topics: number;
    teams: number;
    staff: number;
    held: number;
    reports: number;
    mailsWaiting: number;
    mailsDead: number;
    topicsWithRules: number;
    legalPages: number;
  };
  queue: QueueState;
  /** As the last check found them; null before the first. */
  laws: { all: number; broken: Breach[]; checkedAt: Date } | null;
};

/** The state of the site as its operator needs it: what waits, what failed, and whether every law held when last checked. */
export async function adminHome(ctx: Context): Promise<AdminHome> {
  authorize(ctx.actor, "admin.read");
  const { rows } = await ctx.db.execute<AdminHome["counts"]>(sql`
    select (select count(*)::int from people where state = 'active') as people,
      (select count(*)::int from people where state = 'active' and role <> 'customer') as staff,
      (select count(*)::int from topics where merged_into_id is null) as topics,
      (select count(*)::int from teams) as teams,
      (select count(*)::int from questions where held_at is not null and hidden_at is null)
        + (select count(*)::int from answers where held_at is not null and hidden_at is null and deleted_at is null)
        + (select count(*)::int from comments where held_at is not null and hidden_at is null and deleted_at is null) as held,
      (select count(distinct subject)::int from reports r where resolved_at is null
        and not exists (select from answers a where a.id = substring(r.subject from '^answer:([0-9]+)$')::int and a.deleted_at is not null)
        and not exists (select from comments c where c.id = substring(r.subject from '^comment:([0-9]+)$')::int and c.deleted_at is not null)
      ) as reports,
      (select count(*)::int from mails where sent_at is null and dead_at is null) as "mailsWaiting",
      (select count(*)::int from mails where dead_at > now() - interval '7 days'
        and error is distinct from 'withheld') as "mailsDead",
      (select count(*)::int from topics where merged_into_id is null and gate <> '{}'::jsonb) as "topicsWithRules",
      (select count(*)::int from legal_pages) as "legalPages"`);
  return {
    counts: rows[0]!,
    queue: await queueState(ctx),
    laws: await lastCheck(ctx),
  };
}

async function lastCheck(ctx: Context): Promise<AdminHome["laws"]> {
  const [row] = await ctx.db.select().from(settings).where(eq(settings.key, "laws"));
  if (!row) return null;
  const { at, all, broken } = row.value as { at: string; all: number; broken: Breach[] };
  return { all, broken, checkedAt: new Date(at) };
}
