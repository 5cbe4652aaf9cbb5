import type { Db } from "@/db/client";
import { placeOf, untilFollowed } from "@/lib/search/following/place";
import { placerName } from "./name";

/** Resolves when every question that is committed now is where it belongs. */
export async function untilPlaced(db: Db, withinMs = 60_000): Promise<void> {
  const name = await placerName(db);
  const until = Date.now() + withinMs;
  while (!(await placeOf(db, name))?.floor) {
    if (Date.now() > until) throw new Error(`Nobody has begun to place questions within ${withinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await untilFollowed(db, name, withinMs);
}
