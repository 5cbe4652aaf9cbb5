import type { Db, Tx } from "@/db/client";
import { repeatGroups, repeatMembers } from "@/db/schema";
import { addQuestion } from "./posts";

type Row<T extends { $inferInsert: object }> = Partial<T["$inferInsert"]>;

/** A group as likeness would have made it, of questions that are there. */
export async function addGroup(
  db: Db | Tx,
  questionIds: readonly number[],
  { at = new Date(), ...row }: Row<typeof repeatGroups> & { at?: Date } = {},
): Promise<number> {
  const [group] = await db
    .insert(repeatGroups)
    .values({ createdAt: at, changedAt: at, ...row })
    .returning({ id: repeatGroups.id });
  const members = questionIds.map((questionId, place) => ({
    questionId,
    groupId: group!.id,
    placedBy: "likeness" as const,
    likeness: place === 0 ? null : 1.2,
    placedAt: at,
  }));
  if (members.length > 0) await db.insert(repeatMembers).values(members);
  return group!.id;
}

/** The same question, asked by somebody so many days before `now`. */
export const askedDaysAgo = (
  db: Db | Tx,
  askerId: string,
  title: string,
  { now, days, ...row }: { now: Date; days: number } & Record<string, unknown>,
): Promise<number> =>
  addQuestion(db, { askerId, title, createdAt: new Date(+now - days * 86_400_000), ...row });
