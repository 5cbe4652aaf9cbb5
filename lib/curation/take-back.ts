import { and, eq, sql } from "drizzle-orm";
import { repeatGroups } from "@/db/schema";
import type { Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { holdIn, membersOf, mergeInto } from "./membership";
import { groupInHand } from "./standing";

type Merge = { fromId?: number; questionIds?: number[]; carried?: number };

/** Makes the group again that went into this one, with those of its questions that are still here. */
export async function resurrected(work: Work, groupId: number, data: Merge): Promise<void> {
  const { fromId, questionIds = [], carried } = data;
  await groupInHand(work, groupId);
  const here = await membersOf(work.tx, groupId);
  const theirs = here.filter((id) => questionIds.includes(id));
  // Where everything else has left meanwhile, the merged group is all that is here.
  if (theirs.length === 0 || theirs.length === here.length) throw new Refusal("nothing_to_undo");
  const revived = await work.tx
    .update(repeatGroups)
    .set({ mergedIntoId: null })
    .where(and(eq(repeatGroups.id, fromId!), eq(repeatGroups.mergedIntoId, groupId)))
    .returning({ id: repeatGroups.id });
  if (revived.length === 0) throw new Refusal("nothing_to_undo");
  await holdIn(work, fromId!, theirs);
  if (carried)
    await work.tx
      .update(repeatGroups)
      .set({ articleId: null })
      .where(and(eq(repeatGroups.id, groupId), eq(repeatGroups.articleId, carried)));
}

/** Puts what was split off back, whole as it is by now. */
export async function backTogether(work: Work, groupId: number, madeId: number): Promise<void> {
  await groupInHand(work, groupId);
  const made = await groupInHand(work, madeId);
  // With an article of its own it has become something.
  if (made.article) throw new Refusal("nothing_to_undo");
  await mergeInto(work, madeId, groupId);
}

/** Puts questions back that are still where they were put: in that group, or in none. */
export async function backIn(
  work: Work,
  groupId: number,
  questionIds: readonly number[],
  fromId: number | null,
): Promise<void> {
  await groupInHand(work, groupId);
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select q.id from questions q left join repeat_members m on m.question_id = q.id
    where q.id = any(${sql.param([...questionIds])}::int[]) and m.group_id is not distinct from ${fromId}::int`);
  if (rows.length === 0) throw new Refusal("nothing_to_undo");
  await holdIn(
    work,
    groupId,
    rows.map(({ id }) => id),
  );
}
