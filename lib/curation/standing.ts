import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type CountedGroup, countedGroups, factsOf } from "./counted-groups";
import type { Column } from "./rules/column";
import { movesOf, type Way } from "./rules/moves";

/**
 * A group as it stands, its row locked, for a curator who is about to decide something. Where the curator saw it in
 * another column (`from`), somebody was quicker.
 */
export async function groupInHand(work: Work, groupId: number, from?: Column): Promise<CountedGroup> {
  authorize(work.actor, "repeats.curate");
  const { rows } = await work.tx.execute<{ merged_into_id: number | null }>(
    sql`select merged_into_id from repeat_groups where id = ${groupId} for update`,
  );
  if (!rows[0]) throw new Refusal("not_found");
  if (rows[0].merged_into_id !== null) throw new Refusal("group_merged");
  // A statement of its own, after the lock: one that waits goes on with the picture it took before waiting.
  const [group] = await countedGroups(work.tx, work.now, sql`g.id = ${groupId}`);
  if (!group) throw new Refusal("not_found");
  if (from && from !== group.column) throw new Refusal("group_changed", { column: group.column });
  return group;
}

/** Refuses what is not among the moves of the group, and says why. */
export function requireMove(group: CountedGroup, way: Way): void {
  if (!movesOf(factsOf(group)).some((move) => move.way === way)) throw new Refusal("no_such_move", { way });
}
