import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { searchFollowers } from "@/db/schema";

/** Where a follower stands, as the database keeps it. */
export type Place = typeof searchFollowers.$inferSelect;
export type Drift = NonNullable<Place["drift"]>;

/** The feed forgets after a week; a place that is older may have missed something. */
const keptDays = 5;

/** The place of a follower, or undefined where it has never been. */
export async function placeOf(db: Db, name: string): Promise<Place | undefined> {
  const [row] = await db.select().from(searchFollowers).where(sql`${searchFollowers.name} = ${name}`);
  return row;
}

/** Whether everything that came after this place can still be read. */
export const isFollowable = (place: Place | undefined): place is Place & { floor: string } =>
  !!place?.floor && !!place.followedAt && Date.now() - place.followedAt.getTime() < keptDays * 86_400_000;

/** Keeps what is new of a follower's place. */
export async function keepPlace(db: Db, name: string, place: Partial<Omit<Place, "name">>): Promise<void> {
  await db
    .insert(searchFollowers)
    .values({ name, ...place })
    .onConflictDoUpdate({ target: searchFollowers.name, set: place });
}

/** Has the follower make everything anew from the database; it goes on with what it has meanwhile. */
export async function askToRebuild(db: Db, name: string): Promise<void> {
  await db.execute(sql`
    insert into search_followers (name, rebuild_asked_at) values (${name}, now())
    on conflict (name) do update set rebuild_asked_at = now()`);
  await db.execute(sql`select pg_notify('changes', '')`);
}

/** Seconds since the oldest change that the follower has not taken in; 0 when it has all, null before it is whole. */
export async function lagOf(db: Db, name: string): Promise<number | null> {
  const { rows } = await db.execute<{ lag: number | null; isWhole: boolean }>(sql`
    select f.built_at is not null as "isWhole", extract(epoch from clock_timestamp() - min(c.at))::float as lag
    from search_followers f left join changes c
      on c.xid >= f.floor::xid8 and not f.seen ? (c.id || '@' || c.xid::text)
    where f.name = ${name} group by f.name`);
  const [row] = rows;
  return row?.isWhole ? Math.max(0, row.lag ?? 0) : null;
}

/** The changes that are committed and not taken in yet, by their numbers. */
export async function waitingChanges(db: Db, name: string): Promise<string[] | null> {
  const { rows } = await db.execute<{ ids: string[]; isWhole: boolean }>(sql`
    select f.built_at is not null as "isWhole", array_remove(array_agg(c.id::text), null) as ids
    from search_followers f left join changes c
      on c.xid >= f.floor::xid8 and not f.seen ? (c.id || '@' || c.xid::text)
    where f.name = ${name} group by f.name`);
  return rows[0]?.isWhole ? (rows[0].ids ?? []) : null;
}

/** Resolves when everything that is committed now has been taken in. */
export async function untilFollowed(db: Db, name: string, withinMs = 60_000): Promise<void> {
  const until = Date.now() + withinMs;
  await db.execute(sql`select pg_notify('changes', '')`);
  let waited: Set<string> | undefined;
  for (;;) {
    const waiting = await waitingChanges(db, name);
    if (waiting) {
      waited ??= new Set(waiting);
      if (!waiting.some((id) => waited!.has(id))) return;
    }
    if (Date.now() > until) throw new Error(`${name} has not taken in every change within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A restored or copied database numbers its transactions anew: what followed the other one must not follow this one. */
export async function databaseIdentity(db: Db): Promise<string> {
  const { rows } = await db.execute<{ identity: string }>(sql`
    select (select system_identifier from pg_control_system()) || '/' || oid as identity
    from pg_database where datname = current_database()`);
  return rows[0]!.identity;
}
