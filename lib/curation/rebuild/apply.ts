import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { visibleQuestion } from "@/lib/search/visible";
import { removeEmptyGroups } from "../empty-groups";
import { matchGroups } from "../grouping/match-groups";
import { lockRepeats } from "../membership";
import { constraintsNow } from "./constraints";
import type { Plan } from "./planner";

export type Applied = { questions: number; groups: number; moved: number };

type Place = { group: number; placedBy: "likeness" | "people" | "curator"; likeness: number | null };

/**
 * Puts questions where a plan has them. What came or was decided since the plan was made counts more: a question that is
 * not public any more is in no group, and one that people have placed stays. Groups go on under their own number.
 */
export async function applyPlan(work: Work, plan: Plan): Promise<Applied> {
  const { tx } = work;
  await lockRepeats(tx);
  const before = await placesNow(tx);
  await untilSettled(tx, plan, before);
  const said = await constraintsNow(tx);
  const isPublic = await publicQuestions(tx);
  const movable = [...plan.ids.keys()].filter((at) => {
    const id = plan.ids[at]!;
    return isPublic.has(id) && !said.excluded.has(id) && !isHeldElsewhere(plan, at, said.kept);
  });
  const numbers = await groupNumbers(work, plan, movable, before, said.kept);
  const after = new Map<number, Place>();
  for (const at of movable)
    after.set(plan.ids[at]!, {
      group: numbers.get(plan.groups[at]!)!,
      placedBy: before.get(plan.ids[at]!)?.placedBy === "curator" ? "curator" : "likeness",
      likeness: plan.likeness[at]! > 0 ? plan.likeness[at]! : null,
    });
  for (const [id, place] of before) if (!after.has(id) && isPublic.has(id)) after.set(id, place);
  const all = after.size;
  keepTogether(after, said);
  await keepApart(work, after, said);
  const moved = [...after].filter(([id, place]) => isAnother(before.get(id), place));
  await write(work, moved);
  const gone = [...before.keys()].filter((id) => !isPublic.has(id) || said.excluded.has(id));
  await tx.execute(sql`delete from repeat_members where question_id = any(${sql.param(gone)}::int[])`);
  await name(work, plan, numbers);
  await removeEmptyGroups(tx);
  await noteChange(work, "repeats");
  return {
    questions: all,
    groups: new Set([...after.values()].map(({ group }) => group)).size,
    moved: moved.filter(([id, { group }]) => before.get(id)?.group !== group).length,
  };
}

/** It is kept in a group now which the plan has not made it part of: somebody decided meanwhile. */
const isHeldElsewhere = (plan: Plan, at: number, kept: ReadonlyMap<number, number>): boolean => {
  const group = kept.get(plan.ids[at]!);
  return group !== undefined && plan.kept[plan.groups[at]!] !== group;
};

/** Whoever makes a question private that is in no group yet has done so before we read, or waits until we are through. */
async function untilSettled(tx: Tx, plan: Plan, before: ReadonlyMap<number, Place>): Promise<void> {
  const fresh = [...plan.ids].filter((id) => !before.has(id));
  await tx.execute(sql`
    select from questions where id = any(${sql.param(fresh)}::int[]) order by id for share`);
}

async function placesNow(tx: Tx): Promise<Map<number, Place>> {
  const { rows } = await tx.execute<Place & { id: number }>(sql`
    select question_id as id, group_id as group, placed_by as "placedBy", likeness from repeat_members`);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

async function publicQuestions(tx: Tx): Promise<Set<number>> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select q.id from questions q where ${visibleQuestion("q")}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The number under which each group of the plan stands: an earlier one's, or a new one's. */
async function groupNumbers(
  work: Work,
  plan: Plan,
  movable: readonly number[],
  before: ReadonlyMap<number, Place>,
  kept: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  const stillKept = new Set(kept.values());
  const given = new Map<number, number>();
  for (const at of movable) {
    const group = plan.groups[at]!;
    const keptAs = plan.kept[group];
    if (keptAs !== undefined && stillKept.has(keptAs)) given.set(group, keptAs);
  }
  const numbers = matchGroups(
    movable.map((at) => {
      const old = before.get(plan.ids[at]!)?.group;
      // What is kept now stays with those who are kept in it.
      return old !== undefined && stillKept.has(old) ? undefined : old;
    }),
    movable.map((at) => plan.groups[at]!),
    given,
  );
  const made = [...new Set(movable.map((at) => plan.groups[at]!))].filter((group) => !numbers.has(group));
  const ids = await newGroups(
    work,
    made.map((group) => plan.languages[group]!),
  );
  made.forEach((group, i) => {
    numbers.set(group, ids[i]!);
  });
  return numbers;
}

async function newGroups(work: Work, languages: readonly string[]): Promise<number[]> {
  if (languages.length === 0) return [];
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    with numbered as (
      select nextval(pg_get_serial_sequence('repeat_groups', 'id'))::int as id, l.language, l.place
      from unnest(${sql.param([...languages])}::text[]) with ordinality as l(language, place)),
    made as (
      insert into repeat_groups (id, language, created_at, changed_at) overriding system value
      select id, language, ${work.now.toISOString()}, ${work.now.toISOString()} from numbered)
    select id from numbered order by place`);
  return rows.map(({ id }) => id);
}

type Said = Awaited<ReturnType<typeof constraintsNow>>;

/** What people marked as the same since the plan was made is in one group all the same. */
function keepTogether(after: Map<number, Place>, { together, kept }: Said): void {
  for (const [a, b] of together) {
    const [one, other] = [after.get(a), after.get(b)];
    if (!one || !other || kept.has(a)) continue;
    after.set(a, { ...one, group: other.group, placedBy: "people" });
  }
}

/** Of two that curators set apart, the later one leaves; it stands alone until it is placed again. */
async function keepApart(work: Work, after: Map<number, Place>, { apart, kept }: Said): Promise<void> {
  for (const [a, b] of apart) {
    const [one, other] = [after.get(a), after.get(b)];
    if (!one || !other || one.group !== other.group) continue;
    const leaving = kept.has(b) ? a : b;
    const { rows } = await work.tx.execute<{ language: string }>(
      sql`select language from repeat_groups where id = ${one.group}`,
    );
    const [made] = await newGroups(work, [rows[0]!.language]);
    after.set(leaving, { group: made!, placedBy: "likeness", likeness: null });
  }
}

/** A little more or less alike is nothing to write down each night. */
const isAnother = (old: Place | undefined, place: Place): boolean =>
  old?.group !== place.group ||
  old.placedBy !== place.placedBy ||
  Math.abs((old.likeness ?? 0) - (place.likeness ?? 0)) > 0.1;

async function write(work: Work, moved: readonly (readonly [number, Place])[]): Promise<void> {
  const column = <T>(of: (id: number, place: Place) => T) =>
    sql.param(moved.map(([id, place]) => of(id, place)));
  await work.tx.execute(sql`
    with placed as (
      select * from unnest(${column((id) => id)}::int[], ${column((_, { group }) => group)}::int[],
        ${column((_, { placedBy }) => placedBy)}::text[], ${column((_, { likeness }) => likeness)}::real[])
        as p(question_id, group_id, placed_by, likeness)),
    touched as (
      select group_id from placed
      union select m.group_id from repeat_members m join placed p using (question_id) where m.group_id <> p.group_id),
    changed as (
      update repeat_groups set changed_at = ${work.now.toISOString()} where id in (select group_id from touched))
    insert into repeat_members (question_id, group_id, placed_by, likeness, placed_at)
    select question_id, group_id, placed_by, likeness, ${work.now.toISOString()} from placed
    on conflict (question_id) do update set group_id = excluded.group_id, placed_by = excluded.placed_by,
      likeness = excluded.likeness, placed_at =
        case when repeat_members.group_id = excluded.group_id then repeat_members.placed_at else excluded.placed_at end`);
}

async function name(work: Work, plan: Plan, numbers: ReadonlyMap<number, number>): Promise<void> {
  // Of parts of one kept group the largest gives the name; parts come in no order, so the first is as good.
  const typical = new Map([...numbers].map(([group, id]) => [id, plan.typical[group]!]));
  await work.tx.execute(sql`
    update repeat_groups g set typical_id = t.question_id
    from unnest(${sql.param([...typical.keys()])}::int[], ${sql.param([...typical.values()])}::int[]) as t(id, question_id)
    where g.id = t.id and g.typical_id is distinct from t.question_id`);
}
