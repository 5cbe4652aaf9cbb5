import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { limits } from "@/db/schema";
import { type Context, databaseNow, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";

export type Allowance = { limit: number; windowSeconds: number };

/** How often things may be done; every number that slows somebody down stands here. */
export const allowances = {
  signInPerAccount: { limit: 10, windowSeconds: 600 },
  signInPerAddress: { limit: 50, windowSeconds: 600 },
  confirmPerAddress: { limit: 50, windowSeconds: 600 },
  /** A typed address that nobody has confirmed gets one mail a day at most. */
  strangersMail: { limit: 1, windowSeconds: 86_400 },
  postsPerPerson: { limit: 60, windowSeconds: 600 },
  postsPerAddress: { limit: 200, windowSeconds: 600 },
  filesPerPerson: { limit: 20, windowSeconds: 3_600 },
  filesPerDay: { limit: 80, windowSeconds: 86_400 },
  filesPerAddress: { limit: 100, windowSeconds: 3_600 },
} satisfies Record<string, Allowance>;

/**
 * Counts one use of `key` and refuses with `too_many_requests` once the limit of the window is passed. Inside a
 * transaction the count is undone when the command refuses; pass a plain context for counts that must stand.
 */
export async function spend(ctx: Work | Context, key: string, allowance: Allowance): Promise<void> {
  const { allowed, retryAfterSeconds } = await trySpending(ctx, key, allowance);
  if (!allowed) throw new Refusal("too_many_requests", { retryAfterSeconds });
}

/** The same without refusing, for callers that must answer alike either way. */
export async function trySpending(
  ctx: Work | Context,
  key: string,
  { limit, windowSeconds }: Allowance,
): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const now = "tx" in ctx ? ctx.now : (ctx.clock?.() ?? (await databaseNow(ctx.db)));
  // Uses are kept in tenths of the window, so that the window slides and no burst fits around its edge.
  const tenth = windowSeconds * 100;
  const bucket = new Date(Math.floor(now.getTime() / tenth) * tenth);
  const since = new Date(now.getTime() - windowSeconds * 1000 - tenth);
  const { rows } = await db.execute<{ used: number; oldest: Date }>(sql`
    with bumped as (
      insert into ${limits} (key, window_start, count) values (${key}, ${bucket.toISOString()}::timestamptz, 1)
      on conflict (key, window_start) do update set count = ${limits}.count + 1
      returning count)
    select (select count from bumped) + coalesce(sum(count), 0)::int as used,
      least(min(window_start), ${bucket.toISOString()}::timestamptz) as oldest
    from ${limits}
    where key = ${key} and window_start > ${since.toISOString()}::timestamptz
      and window_start <> ${bucket.toISOString()}::timestamptz`);
  const { used, oldest } = rows[0]!;
  const free = new Date(oldest).getTime() + windowSeconds * 1000 + tenth;
  return { allowed: used <= limit, retryAfterSeconds: Math.max(1, Math.ceil((free - now.getTime()) / 1000)) };
}

/** One use by whoever acts: counted for the person, where there is one, and for the network address. */
export async function spendForActor(
  ctx: Work | Context,
  what: string,
  { perPerson, perAddress }: { perPerson: Allowance; perAddress: Allowance },
): Promise<void> {
  if (ctx.actor.kind === "system") return;
  if (ctx.actor.kind === "person") await spend(ctx, `${what}:person:${ctx.actor.id}`, perPerson);
  if (ctx.address) await spend(ctx, `${what}:address:${ctx.address}`, perAddress);
}

/** A key that does not show the e-mail address it stands for. */
export const secretKey = (what: string, value: string): string =>
  `${what}:${createHash("sha256").update(value).digest("base64url").slice(0, 27)}`;
