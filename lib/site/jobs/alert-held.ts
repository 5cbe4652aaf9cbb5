import { sql } from "drizzle-orm";
import { type Context, transaction } from "@/lib/context";
import { notifyAll } from "@/lib/notify/notify";

/** How long a post may wait for a look before the staff are told. */
const HELD_TOO_LONG = sql`interval '2 hours'`;

/** Tells the staff of posts that have been held over two hours, each person of those they may see, once a day at most. */
export async function alertHeld(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    const before = sql`${work.now.toISOString()}::timestamptz - ${HELD_TOO_LONG}`;
    const { rows } = await work.tx.execute<{ visibility: string; count: number }>(sql`
      select q.visibility, count(*)::int as count from (
        select id as question_id, held_at, hidden_at from questions
        union all select question_id, held_at, hidden_at from answers where deleted_at is null
        union all select question_id, held_at, hidden_at from comments where deleted_at is null) x
      join questions q on q.id = x.question_id
      where x.held_at < ${before} and x.hidden_at is null group by 1`);
    const open = rows.find((row) => row.visibility === "public")?.count ?? 0;
    const all = rows.reduce((sum, row) => sum + row.count, 0);
    const staff = await work.tx.execute<{ id: string; seesAll: boolean }>(sql`
      select id, role in ('agent', 'admin') as "seesAll" from people where role <> 'customer' and state = 'active'`);
    const day = work.now.toISOString().slice(0, 10);
    for (const seesAll of [true, false]) {
      const count = seesAll ? all : open;
      if (count === 0) continue;
      await notifyAll(
        work,
        staff.rows.filter((person) => person.seesAll === seesAll).map((person) => person.id),
        { kind: "admin_alert", key: `held:${day}`, data: { what: "held_over", count, path: "/moderation" } },
      );
    }
  });
}
