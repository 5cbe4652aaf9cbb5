import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { type QueueState, queueState } from "@/lib/jobs/queries/queue-state";
import { authorize } from "@/lib/policy";
import { type Breach, brokenInvariants, lawCount } from "./invariants";

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
  laws: { all: number; broken: Breach[] };
};

/** The state of the site as its operator needs it: what waits, what failed, and whether every law holds. */
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
    laws: { all: lawCount, broken: await brokenInvariants(ctx.db) },
  };
}
