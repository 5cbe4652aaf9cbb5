import { sql } from "drizzle-orm";
import { type Context, currentTime, transaction } from "@/lib/context";
import { log } from "@/lib/log";
import { notifyAll } from "@/lib/notify/notify";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";

/** Openings that one run may do; the rest wait for the next minute, oldest first, and admins are alerted. */
export const SWEEP_CAP = 50;

/**
 * Does what time alone has made due, every minute: opens gates and escalates, makes acceptances firm, acknowledges,
 * reminds, marks promises as missed, closes silent cases. Each question is one transaction under its lock:
 * 1. read the due questions, oldest first, by the database's clock;
 * 2. lock one, ask the rules again with the facts as they are now, write what they say;
 * 3. its next due time is written with it, so that a second sweep, or one after a kill, finds nothing to do twice.
 */
export async function sweep(
  ctx: Context,
  { cap = SWEEP_CAP }: { cap?: number } = {},
): Promise<{ done: number; waiting: number }> {
  const now = (await currentTime(ctx)).toISOString();
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select id from questions where gate_due_at <= ${now}::timestamptz order by gate_due_at, id limit ${cap}`);
  let done = 0;
  for (const { id } of rows) {
    try {
      if (await sweepOne(ctx, id)) done += 1;
    } catch (error) {
      // One question that cannot be swept must not keep the others waiting.
      log.error("sweep.failed", { questionId: id, error });
    }
  }
  const left = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from questions where gate_due_at <= ${now}::timestamptz`);
  const waiting = left.rows[0]!.count;
  if (waiting > 0 && rows.length === cap) await alertAdmins(ctx, waiting);
  return { done, waiting };
}

function sweepOne(ctx: Context, id: number): Promise<boolean> {
  return transaction(ctx, async (work) => {
    const locked = await work.tx.execute(sql`
      select id from questions where id = ${id} and gate_due_at <= ${work.now.toISOString()}::timestamptz
      for update skip locked`);
    if (locked.rows.length === 0) return false;
    await changeQuestion(work, await lockQuestion(work, id), {
      type: "clock",
      by: { id: null, as: "system" },
    });
    return true;
  });
}

/** At most once an hour. */
async function alertAdmins(ctx: Context, waiting: number): Promise<void> {
  await transaction(ctx, async (work) => {
    const { rows } = await work.tx.execute<{ id: string }>(
      sql`select id from people where role = 'admin' and state = 'active'`,
    );
    const hour = work.now.toISOString().slice(0, 13);
    await notifyAll(
      work,
      rows.map((row) => row.id),
      { kind: "admin_alert", key: `sweep:${hour}`, data: { what: "sweep_cap", count: waiting } },
    );
  });
}
