import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { likeness } from "../grouping/item";
import { sharedWords } from "../grouping/shared-words";
import { Scales } from "../grouping/weigh";
import { type QuestionText, textsOf, vectorModel } from "../texts";

export type GroupEvidence = {
  /** The words that most of its titles have, the most telling first. */
  sharedWords: string[];
  /** The questions that are most alike, by their numbers; likeness from 0 to 1. */
  pairs: { a: number; b: number; likeness: number }[];
};

const membersRead = 60;
/** What is usual on this site is told by so many other questions. */
const othersRead = 400;
const mostWords = 8;
const mostPairs = 3;

/** Why the questions of a group belong together. Only public ones are looked at; of none there is nothing to say. */
export async function groupEvidence(ctx: Context, groupId: number): Promise<GroupEvidence> {
  authorize(ctx.actor, "repeats.read");
  const { rows } = await ctx.db.execute<{ id: number; isMember: boolean }>(sql`
    (select q.id, true as "isMember" from repeat_members m join questions q on q.id = m.question_id
      where m.group_id = ${groupId} and ${visibleQuestion("q")} order by q.id desc limit ${membersRead})
    union all
    (select q.id, false from questions q where ${visibleQuestion("q")}
      and not exists (select from repeat_members m where m.question_id = q.id and m.group_id = ${groupId})
      order by q.asked_at desc, q.id desc limit ${othersRead})`);
  const isMember = new Set(rows.filter((row) => row.isMember).map(({ id }) => id));
  if (isMember.size === 0) return { sharedWords: [], pairs: [] };
  const texts = await textsOf(
    ctx.db,
    await vectorModel(ctx.db),
    rows.map(({ id }) => id),
  );
  const members = texts.filter(({ id }) => isMember.has(id));
  const scales = new Scales();
  for (const text of texts) scales.count(text);
  scales.setCommon(texts);
  const { language } = members[0]!;
  const words = sharedWords(
    members.map(({ title }) => title),
    language,
    (term) => scales.rarityOf(term),
  );
  return {
    sharedWords: words.slice(0, mostWords).map(({ word }) => word),
    pairs: nearestPairs(members, scales),
  };
}

/** The pairs most alike, each question in one of them at most. */
function nearestPairs(members: readonly QuestionText[], scales: Scales): GroupEvidence["pairs"] {
  const items = members.map((text) => scales.weigh(text));
  const all: GroupEvidence["pairs"] = [];
  for (let a = 0; a < items.length; a++)
    for (let b = a + 1; b < items.length; b++)
      all.push({ a: members[a]!.id, b: members[b]!.id, likeness: likeness(items[a]!, items[b]!, 0.5) });
  all.sort((one, other) => other.likeness - one.likeness || one.a - other.a || one.b - other.b);
  const used = new Set<number>();
  return all
    .filter(({ a, b }) => {
      if (used.has(a) || used.has(b)) return false;
      used.add(a).add(b);
      return true;
    })
    .slice(0, mostPairs)
    .map((pair) => ({ ...pair, likeness: Math.min(1, Math.max(0, pair.likeness)) }));
}
