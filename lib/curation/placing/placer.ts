import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db/client";
import { type Context, transaction } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { idsOf } from "@/lib/search/documents";
import type { Feed } from "@/lib/search/feed";
import { runAlone } from "@/lib/search/following/alone";
import { followFrom } from "@/lib/search/following/follow";
import { isFollowable, keepPlace, placeOf } from "@/lib/search/following/place";
import { lockRepeats } from "../membership";
import { Memory, placesOf } from "./memory";
import { placerName } from "./name";
import { placeQuestions } from "./place";
import { renewGroups } from "./renew";

export type Placer = { close: () => Promise<void> };

/** Placing holds up curators who decide at the same moment, so it is done a few at a time. */
const atOnce = 20;
/** With more than this waiting it is better to group everything anew. */
const tooMany = 2_000;

/**
 * Keeps every public question in its group: follows the change feed, one process at a time, and places what is new within
 * seconds. Where it left off is written with what it did, so that nothing is lost or done twice.
 */
export function startPlacer({ url, againAfterMs = 10_000 }: { url: string; againAfterMs?: number }): Placer {
  const database = openDatabase(url, { max: 2, statementTimeoutMs: 60_000, name: "firsthand repeats" });
  const running = runAlone({
    url,
    name: () => placerName(database.db),
    work: (name, ended) => follow(database, url, name, ended),
    onFault: (reason) => log.warn("repeats.placing_waits", { reason }),
    againAfterMs,
  });
  return {
    async close() {
      await running.close();
      await database.close();
    },
  };
}

async function follow({ db }: Database, url: string, name: string, ended: AbortSignal): Promise<void> {
  let isLost = false;
  const ctx: Context = { db, actor: { kind: "system", job: "place-repeats" } };
  const place = await placeOf(db, name);
  const follower = await followFrom(url, isFollowable(place) ? place : undefined, {
    ended,
    lost: () => {
      isLost = true;
    },
  });
  const { feed } = follower;
  try {
    // What changes while everything is read comes by the feed, which is open already.
    const memory = new Memory();
    const wrong = await memory.load(db);
    if (!place?.builtAt || wrong.length > tooMany) await askForRebuild(ctx);
    else await take(ctx, memory, wrong);
    await keepWhere(ctx, name, feed);
    let isFirst = true;
    while (!ended.aborted && !isLost) {
      const subjects = await feed.read();
      if (subjects.length === 0) {
        await follower.hinted();
        continue;
      }
      if (subjects.includes("repeats")) await learnPlaces(ctx, memory);
      else await learnGroups(ctx, memory, idsOf(subjects, "group"));
      const vectors = subjects.flatMap((subject) =>
        subject.startsWith("vector:") ? [subject.slice(7)] : [],
      );
      const questions = [...new Set([...idsOf(subjects, "question"), ...idsOf(vectors, "question")])];
      // What was read whole may have changed since it was placed, when nobody was looking.
      await take(ctx, memory, questions, { ended, again: isFirst });
      isFirst = false;
      await keepWhere(ctx, name, feed);
    }
  } finally {
    await feed.close().catch(() => undefined);
  }
}

async function take(
  ctx: Context,
  memory: Memory,
  questions: readonly number[],
  { ended, again = false }: { ended?: AbortSignal; again?: boolean } = {},
): Promise<void> {
  for (let at = 0; at < questions.length; at += atOnce) {
    ended?.throwIfAborted();
    const some = questions.slice(at, at + atOnce);
    await transaction(ctx, (work) => placeQuestions(work, memory, some, { again }));
  }
}

const keepWhere = (ctx: Context, name: string, feed: Feed): Promise<void> =>
  keepPlace(ctx.db, name, { floor: feed.floor(), seen: feed.seen(), followedAt: new Date(), problem: null });

const askForRebuild = (ctx: Context): Promise<void> =>
  transaction(ctx, (work) =>
    enqueue(work, "rebuild-repeats", {}, { key: "rebuild-repeats", maxAttempts: 3 }),
  );

/** After everything was grouped anew. */
async function learnPlaces({ db }: Context, memory: Memory): Promise<void> {
  const places = await placesOf(db);
  for (const id of memory.ids()) memory.move(id, places.get(id));
}

/** After a curator changed these groups: who is in them now, what they are called, and how alike they are. */
async function learnGroups(ctx: Context, memory: Memory, groups: readonly number[]): Promise<void> {
  if (groups.length === 0) return;
  await transaction(ctx, async (work) => {
    await lockRepeats(work.tx);
    const ids = memory.membersOf(groups);
    const { rows } = await work.tx.execute<{ id: number; group: number }>(sql`
      select question_id as id, group_id as group from repeat_members
      where question_id = any(${sql.param(ids)}::int[]) or group_id = any(${sql.param([...groups])}::int[])`);
    const places = new Map(rows.map(({ id, group }) => [id, group]));
    for (const id of ids) memory.move(id, places.get(id));
    for (const [id, group] of places) memory.move(id, group);
    await renewGroups(work, memory, groups);
  });
}
