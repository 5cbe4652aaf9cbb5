import { sql } from "drizzle-orm";
import { type Context, currentTime, transaction } from "@/lib/context";
import { log } from "@/lib/log";
import { notifyAll } from "@/lib/notify/notify";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { liveEscalation } from "../lifecycle";
import { openMany } from "./open-many";

/** Openings that one run may do unless the site says otherwise; the rest wait for the next minute, and admins are alerted. */
export const SWEEP_CAP = 50;
/** How many due questions are looked up at a time. */
const PAGE = 500;

type Due = { id: number; at: string };

/**
 * Does what time alone has made due, every minute: opens gates and escalates, makes acceptances firm, acknowledges,
 * reminds, marks promises as missed, closes silent cases. Each question is one transaction under its lock:
 * 1. read the due questions, oldest first, by the database's clock;
 * 2. lock one, ask the rules again with the facts as they are now, write what they say;
 * 3. its next due time is written with it, so that a second sweep, or one after a kill, finds nothing to do twice.
 * Only openings count for the cap: nobody's promise waits because many questions open at once.
 */
export async function sweep(
  ctx: Context,
  { cap: given }: { cap?: number } = {},
): Promise<{ done: number; opened: number; waiting: number }> {
  const now = (await currentTime(ctx)).toISOString();
  const cap = given ?? (await capOf(ctx));
  const run = { done: 0, opened: 0 };
  let last: Due | null = null;
  for (;;) {
    const page: Due[] = await due(ctx, now, last, run.opened >= cap);
    if (page.length === 0) break;
    last = page.at(-1)!;
    // A site that lets so many open at once has them written together; below that, one by one is quick enough.
    const left =
      cap > SWEEP_CAP
        ? await openMany(
            ctx,
            page.map((row) => row.id),
            cap,
            run,
          )
        : page.map((row) => row.id);
    for (const id of left) await one(ctx, id, cap, run);
  }
  const { rows } = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from questions where gate_due_at <= ${now}::timestamptz`);
  const waiting = rows[0]!.count;
  if (waiting > 0 && run.opened >= cap) await alertAdmins(ctx, waiting);
  return { ...run, waiting };
}

/** Oldest first; once no more may open, only those where something else is due. */
async function due(ctx: Context, now: string, after: Due | null, isFull: boolean): Promise<Due[]> {
  const further = after ? sql`and (q.gate_due_at, q.id) > (${after.at}::timestamptz, ${after.id})` : sql``;
  const other = isFull
    ? sql`and (exists (select from escalations e where e.question_id = q.id and e.state not in ('closed', 'withdrawn'))
        or exists (select from acceptances a where a.question_id = q.id and a.ended_at is null))`
    : sql``;
  const { rows } = await ctx.db.execute<Due>(sql`
    select q.id, q.gate_due_at::text as at from questions q where q.gate_due_at <= ${now}::timestamptz ${further} ${other}
    order by q.gate_due_at, q.id limit ${PAGE}`);
  return rows;
}

async function one(
  ctx: Context,
  id: number,
  cap: number,
  run: { done: number; opened: number },
): Promise<void> {
  try {
    const what = await sweepOne(ctx, id, run.opened >= cap);
    if (what !== "nothing") run.done += 1;
    if (what === "opened") run.opened += 1;
  } catch (error) {
    // One question that cannot be swept must not keep the others waiting.
    log.error("sweep.failed", { questionId: id, error });
  }
}

function sweepOne(ctx: Context, id: number, isFull: boolean): Promise<"nothing" | "done" | "opened"> {
  return transaction(ctx, async (work) => {
    const locked = await work.tx.execute(sql`
      select id from questions where id = ${id} and gate_due_at <= ${work.now.toISOString()}::timestamptz
      for no key update skip locked`);
    if (locked.rows.length === 0) return "nothing";
    const before = await lockQuestion(work, id);
    const hadCase = before.facts.escalation?.id;
    if (isFull && !liveEscalation(before.facts) && !before.facts.acceptance) return "nothing";
    const after = await changeQuestion(work, before, { type: "clock", by: { id: null, as: "system" } });
    const live = liveEscalation(after.facts);
    return live && live.id !== hadCase ? "opened" : "done";
  });
}

/** What the site's admins allow. */
async function capOf(ctx: Context): Promise<number> {
  const { rows } = await ctx.db.execute<{ cap: number | null }>(
    sql`select (value->>'cap')::int as cap from settings where key = 'sweep'`,
  );
  return rows[0]?.cap ?? SWEEP_CAP;
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
