import { sql } from "drizzle-orm";
import { type ListedQuestion, listedQuestions } from "@/lib/community/queries/listed-question";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { countedGroups, factsOf } from "../counted-groups";
import { groupDetails, type LinkedQuestion } from "../group-details";
import { standingGroup } from "../membership";
import { movesOf } from "../rules/moves";
import { minutesSpent } from "../rules/time-spent";
import { readUnitCosts } from "../unit-costs";
import type { BoardGroup } from "./board";
import { type Decision, decisionsOn } from "./decisions";
import { groupEvidence } from "./group-evidence";
import { type NearGroup, nearGroups } from "./near-groups";

export const memberOrders = ["newest", "unlike"] as const;
export type MemberOrder = (typeof memberOrders)[number];

export type Member = ListedQuestion & {
  placedBy: "likeness" | "people" | "curator";
  /** How like the others it is, 1 being what is just enough; null where nobody has measured. */
  likeness: number | null;
};

export type RepeatGroup = BoardGroup & {
  now: Date;
  /** What an answer, message or note is reckoned with. */
  minutesPerPost: number;
  members: Member[];
  page: number;
  pages: number;
  /** Why its questions belong together. */
  evidence: Evidence;
  near: NearGroup[];
  decisions: Decision[];
};

type Pair = { likeness: number; questions: [LinkedQuestion, LinkedQuestion] };
type Evidence = { sharedWords: string[]; pairs: Pair[] };

export const membersPerPage = 20;

/** One group with all that is known of it; `movedTo` for one that went into another. */
export async function repeatGroup(
  ctx: Context,
  groupId: number,
  { page = 1, order = "newest" }: { page?: number; order?: MemberOrder } = {},
): Promise<RepeatGroup | { movedTo: number }> {
  authorize(ctx.actor, "repeats.read");
  const now = await currentTime(ctx);
  const [group] = await countedGroups(ctx.db, now, sql`g.id = ${groupId}`);
  const details = group && (await groupDetails(ctx.db, [groupId], now)).get(groupId);
  if (!group || !details) return moved(ctx, groupId);
  const { minutesPerPost } = await readUnitCosts(ctx.db);
  const pages = Math.max(1, Math.ceil(group.size / membersPerPage));
  const wanted = Math.min(pages, Math.max(1, Math.trunc(page) || 1));
  return {
    ...group,
    ...details,
    minutes: minutesSpent(details.spent, minutesPerPost),
    minutesPerPost,
    moves: movesOf(factsOf(group)),
    now,
    members: await membersPage(ctx, groupId, wanted, order),
    page: wanted,
    pages,
    evidence: await evidenceOf(ctx, groupId),
    near: await nearGroups(
      ctx,
      groupId,
      details.samples.map(({ number }) => number),
    ),
    decisions: await decisionsOn(ctx, groupId),
  };
}

async function membersPage(
  ctx: Context,
  groupId: number,
  page: number,
  order: MemberOrder,
): Promise<Member[]> {
  const by = { newest: sql`q.asked_at desc`, unlike: sql`m.likeness nulls last, q.asked_at desc` }[order];
  const questions = await listedQuestions(
    ctx,
    sql`select q.id from repeat_members m join questions q on q.id = m.question_id
      where m.group_id = ${groupId} and ${visibleQuestion("q")}
      order by ${by}, q.id desc limit ${membersPerPage} offset ${(page - 1) * membersPerPage}`,
  );
  const { rows } = await ctx.db.execute<Pick<Member, "placedBy" | "likeness"> & { id: number }>(sql`
    select question_id as id, placed_by as "placedBy", likeness from repeat_members
    where question_id = any(${sql.param(questions.map(({ number }) => number))}::int[])`);
  const places = new Map(rows.map(({ id, ...place }) => [id, place]));
  return questions.flatMap((question) => {
    const place = places.get(question.number);
    return place ? [{ ...question, ...place }] : [];
  });
}

/** The words its questions share, and the pairs most alike by their titles. */
async function evidenceOf(ctx: Context, groupId: number): Promise<Evidence> {
  const { sharedWords, pairs } = await groupEvidence(ctx, groupId);
  const { rows } = await ctx.db.execute<LinkedQuestion>(sql`
    select q.id as number, q.slug, q.title from questions q
    where q.id = any(${sql.param(pairs.flatMap(({ a, b }) => [a, b]))}::int[]) and ${visibleQuestion("q")}`);
  const known = new Map(rows.map((row) => [row.number, row]));
  return {
    sharedWords,
    pairs: pairs.flatMap(({ a, b, likeness }) => {
      const [one, other] = [known.get(a), known.get(b)];
      return one && other ? [{ likeness, questions: [one, other] as Pair["questions"] }] : [];
    }),
  };
}

/** The group it went into, if anything there is to be seen. */
async function moved(ctx: Context, groupId: number): Promise<{ movedTo: number }> {
  const standing = await standingGroup(ctx.db, groupId);
  if (standing === undefined || standing === groupId) throw new Refusal("not_found");
  return { movedTo: standing };
}
