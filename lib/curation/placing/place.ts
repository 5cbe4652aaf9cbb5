import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { repeatMembers } from "@/db/schema";
import type { Work } from "@/lib/context";
import { removeEmptyGroups } from "../empty-groups";
import { lockRepeats, startGroup } from "../membership";
import { languageOf, type QuestionText, textsOf } from "../texts";
import type { Memory } from "./memory";
import { renewGroups } from "./renew";
import { type SaidOf, saidOf } from "./said";

type Place = { group: number; placedBy: "likeness" | "people" | "curator"; likeness: number | null };

/** An edited question leaves its group for a better one, or when it is less alike than this part of enough. */
const stays = 0.5;
const better = 1.1;

/**
 * Puts these questions where they belong by now: one that is not public leaves its group, a new or changed one joins the
 * group that it is most like, or starts one. What curators and askers said comes before likeness.
 */
export async function placeQuestions(
  work: Work,
  memory: Memory,
  questionIds: readonly number[],
  /** Also those that say what they said when they were placed. */
  { again = false }: { again?: boolean } = {},
): Promise<void> {
  if (questionIds.length === 0) return;
  const { tx } = work;
  await lockRepeats(tx);
  const ids = [...new Set(questionIds)];
  // Nobody makes one of them private before we are through; whoever is about to has done so when we read.
  await tx.execute(sql`
    select from questions where id = any(${sql.param(ids)}::int[]) order by id for share`);
  const texts = await textsOf(tx, memory.model, ids);
  const said = await saidOf(tx, ids);
  const before = await placesOf(tx, ids);
  const touched = new Set<number>();
  const staying = texts.filter(({ id }) => !said.excluded.has(id));
  const isStaying = new Set(staying.map(({ id }) => id));
  const leaving = ids.filter((id) => !isStaying.has(id));
  for (const id of leaving) {
    const group = before.get(id)?.group ?? memory.groupOf(id);
    if (group !== undefined) touched.add(group);
    memory.remove(id);
  }
  if (leaving.length > 0) await tx.delete(repeatMembers).where(inArray(repeatMembers.questionId, leaving));
  // Whoever repeats another one comes after it.
  for (const text of staying.sort(
    (a, b) => Number(a.repeats !== null) - Number(b.repeats !== null) || a.id - b.id,
  )) {
    const old = before.get(text.id);
    const place = (await placeFor(work, memory, text, said, old, again)) ?? {
      group: await startGroup(work, languageOf(text)),
      placedBy: "likeness" as const,
      likeness: null,
    };
    const isMoved = old?.group !== place.group;
    if (isMoved || old.placedBy !== place.placedBy) await write(work, text.id, place);
    if (isMoved || !memory.isUnchanged(text)) {
      touched.add(place.group);
      if (old) touched.add(old.group);
    }
    memory.put(text, place.group);
  }
  await renewGroups(work, memory, [...touched]);
  await removeEmptyGroups(tx, [...touched]);
}

async function placesOf(tx: Tx, ids: readonly number[]): Promise<Map<number, Place>> {
  const { rows } = await tx.execute<Place & { id: number }>(sql`
    select question_id as id, group_id as group, placed_by as "placedBy", likeness from repeat_members
    where question_id = any(${sql.param([...ids])}::int[])`);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

async function placeFor(
  work: Work,
  memory: Memory,
  text: QuestionText,
  said: SaidOf,
  old: Place | undefined,
  again: boolean,
): Promise<Place | undefined> {
  const held = said.held.get(text.id);
  if (held !== undefined) return { group: held, placedBy: "curator", likeness: old?.likeness ?? null };
  const not = await groupsOf(work.tx, said.apart.get(text.id) ?? []);
  const wanted = [...(said.together.get(text.id) ?? []), ...(text.repeats === null ? [] : [text.repeats])];
  const [marked] = (await groupsOf(work.tx, wanted)).filter((group) => !not.includes(group));
  if (marked !== undefined) return { group: marked, placedBy: "people", likeness: old?.likeness ?? null };
  const mayStay = old !== undefined && !not.includes(old.group) && old.placedBy === "likeness";
  if (mayStay && !again && memory.isUnchanged(text)) return old;
  return byLikeness(work.tx, memory, text, not, mayStay ? old : undefined);
}

async function groupsOf(tx: Tx, questionIds: readonly number[]): Promise<number[]> {
  if (questionIds.length === 0) return [];
  const { rows } = await tx.execute<{ group: number }>(sql`
    select group_id as group from unnest(${sql.param([...questionIds])}::int[]) with ordinality as w(id, place)
    join repeat_members m on m.question_id = w.id order by w.place`);
  return rows.map(({ group }) => group);
}

async function byLikeness(
  tx: Tx,
  memory: Memory,
  text: QuestionText,
  not: readonly number[],
  old: Place | undefined,
): Promise<Place | undefined> {
  const fits = memory.fits(text).filter(({ group }) => !not.includes(group));
  const own = fits.find(({ group }) => group === old?.group);
  const best = fits.find(({ group }) => group !== old?.group);
  if (best && best.likeness > (own?.likeness ?? 0) * better && (await stands(tx, best.group)))
    return { group: best.group, placedBy: "likeness", likeness: best.likeness };
  if (!old) return undefined;
  const isAlone = !memory.hasOthers(text, old.group);
  return isAlone || (own?.likeness ?? 0) >= stays ? { ...old, likeness: own?.likeness ?? null } : undefined;
}

/** A curator may have changed groups in this very moment; the next look at the feed will tell. */
async function stands(tx: Tx, group: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from repeat_groups where id = ${group} and merged_into_id is null`);
  return rows.length > 0;
}

async function write(work: Work, questionId: number, { group, placedBy, likeness }: Place): Promise<void> {
  await work.tx
    .insert(repeatMembers)
    .values({ questionId, groupId: group, placedBy, likeness, placedAt: work.now })
    .onConflictDoUpdate({
      target: repeatMembers.questionId,
      set: { groupId: group, placedBy, likeness, placedAt: work.now },
    });
}
