import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { repeatGroups } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { visibleQuestion } from "@/lib/search/visible";

/** Whoever changes groups or who belongs to them waits until everybody else who does has finished. */
export async function lockRepeats(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(4205031, hashtext('repeats'))`);
}

/** The questions that are in a group now. */
export async function membersOf(db: Db | Tx, groupId: number): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select question_id as id from repeat_members where group_id = ${groupId} order by question_id`);
  return rows.map(({ id }) => id);
}

/** The group that this one's members are in by now: itself, or the one it went into. */
export async function standingGroup(db: Db | Tx, groupId: number): Promise<number | undefined> {
  const { rows } = await db.execute<{ id: number }>(sql`
    with recursive way as (
      select id, merged_into_id from repeat_groups where id = ${groupId}
      union all select g.id, g.merged_into_id from repeat_groups g join way on g.id = way.merged_into_id)
    select id from way where merged_into_id is null`);
  return rows[0]?.id;
}

/** Adds a group that has no members yet. */
export async function startGroup(work: Work, language: string): Promise<number> {
  const [made] = await work.tx
    .insert(repeatGroups)
    .values({ language, createdAt: work.now, changedAt: work.now })
    .returning({ id: repeatGroups.id });
  return made!.id;
}

/**
 * On a curator's word these questions are in this group, and no likeness moves them from now on. It takes the place of
 * what curators said of them before. One that is not public goes in when it is.
 */
export async function holdIn(work: Work, groupId: number, questionIds: readonly number[]): Promise<void> {
  if (questionIds.length === 0) return;
  const ids = sql`any(${sql.param([...questionIds])}::int[])`;
  const by = deciderOf(work);
  const at = work.now.toISOString();
  const left = await groupsOf(work, questionIds);
  await work.tx.execute(sql`delete from repeat_decisions where question_id = ${ids} and ${isPlace}`);
  await work.tx.execute(sql`
    insert into repeat_decisions (kind, question_id, group_id, decided_by, decided_at)
    select 'together', id, ${groupId}, ${by}, ${at} from questions where id = ${ids}`);
  await work.tx.execute(sql`
    insert into repeat_members (question_id, group_id, placed_by, placed_at)
    select q.id, ${groupId}, 'curator', ${at} from questions q where q.id = ${ids} and ${visibleQuestion("q")}
    on conflict (question_id) do update set group_id = excluded.group_id, placed_by = 'curator', placed_at =
      case when repeat_members.group_id = excluded.group_id then repeat_members.placed_at else excluded.placed_at end`);
  // Whoever puts two into one group takes back that they are not the same.
  await work.tx.execute(sql`
    delete from repeat_decisions d using repeat_members a, repeat_members b
    where d.kind = 'apart' and a.question_id = d.question_id and b.question_id = d.other_id
      and a.group_id = ${groupId} and b.group_id = ${groupId} and (d.question_id = ${ids} or d.other_id = ${ids})`);
  await touched(work, [groupId, ...left]);
}

/** The members of both are in the second from now on, held as they are; the first has none and leads there. */
export async function mergeInto(work: Work, fromId: number, intoId: number): Promise<void> {
  await lockRepeats(work.tx);
  const members = [...(await membersOf(work.tx, fromId)), ...(await membersOf(work.tx, intoId))];
  await holdIn(work, intoId, members);
  // Those who are not public at the moment, and groups that went into the first before.
  await work.tx.execute(sql`update repeat_decisions set group_id = ${intoId} where group_id = ${fromId}`);
  await work.tx.execute(sql`
    update repeat_groups set merged_into_id = ${intoId}, changed_at = ${work.now.toISOString()}
    where id = ${fromId} or merged_into_id = ${fromId}`);
  await touched(work, [fromId, intoId]);
}

/** These members of a group are a group of their own from now on. Both are held as they are. Gives the new one. */
export async function splitOff(work: Work, groupId: number, questionIds: readonly number[]): Promise<number> {
  await lockRepeats(work.tx);
  const members = await membersOf(work.tx, groupId);
  const leaving = members.filter((id) => questionIds.includes(id));
  const { rows } = await work.tx.execute<{ language: string }>(
    sql`select language from repeat_groups where id = ${groupId}`,
  );
  const made = await startGroup(work, rows[0]!.language);
  await holdIn(
    work,
    groupId,
    members.filter((id) => !leaving.includes(id)),
  );
  await holdIn(work, made, leaving);
  return made;
}

/** On a curator's word these questions are in no group at all. */
export async function keepOut(work: Work, questionIds: readonly number[]): Promise<void> {
  if (questionIds.length === 0) return;
  await lockRepeats(work.tx);
  const ids = sql`any(${sql.param([...questionIds])}::int[])`;
  const left = await groupsOf(work, questionIds);
  await work.tx.execute(sql`delete from repeat_decisions where question_id = ${ids} and ${isPlace}`);
  await work.tx.execute(sql`
    insert into repeat_decisions (kind, question_id, decided_by, decided_at)
    select 'excluded', id, ${deciderOf(work)}, ${work.now.toISOString()} from questions where id = ${ids}`);
  await work.tx.execute(sql`delete from repeat_members where question_id = ${ids}`);
  await touched(work, left);
}

/** Takes back where curators put these questions or that they kept them out; likeness says from now on. */
export async function letGo(work: Work, questionIds: readonly number[]): Promise<void> {
  if (questionIds.length === 0) return;
  await lockRepeats(work.tx);
  const ids = sql`any(${sql.param([...questionIds])}::int[])`;
  await work.tx.execute(sql`delete from repeat_decisions where question_id = ${ids} and ${isPlace}`);
  await work.tx.execute(sql`
    update repeat_members set placed_by = 'likeness' where question_id = ${ids} and placed_by = 'curator'`);
  await noteChange(work, ...questionIds.map((id) => `question:${id}` as const));
}

/** What a curator has said about where one question goes; of pairs there are rows of their own. */
const isPlace = sql`(kind = 'excluded' or (kind = 'together' and group_id is not null))`;

async function groupsOf(work: Work, questionIds: readonly number[]): Promise<number[]> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select distinct group_id as id from repeat_members
    where question_id = any(${sql.param([...questionIds])}::int[])`);
  return rows.map(({ id }) => id);
}

/** Tells whoever keeps the groups in mind that these have other members or another standing. */
export async function touched(work: Work, groupIds: readonly number[]): Promise<void> {
  if (groupIds.length === 0) return;
  await work.tx.execute(sql`
    update repeat_groups set changed_at = ${work.now.toISOString()}
    where id = any(${sql.param([...groupIds])}::int[])`);
  await noteChange(work, ...groupIds.map((id) => `group:${id}` as const));
}

function deciderOf(work: Work): string {
  if (work.actor.kind !== "person") throw new Error("Only a person decides about groups.");
  return work.actor.id;
}
