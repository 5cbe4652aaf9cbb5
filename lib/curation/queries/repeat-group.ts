import { sql } from "drizzle-orm";
import { type ListedQuestion, listedQuestions } from "@/lib/community/queries/listed-question";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";
import { countedGroups, factsOf } from "../counted-groups";
import { groupDetails } from "../group-details";
import { standingGroup } from "../membership";
import { movesOf } from "../rules/moves";
import type { BoardGroup } from "./board";
import { type Decision, decisionsOn } from "./decisions";
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
  members: Member[];
  page: number;
  pages: number;
  near: NearGroup[];
  decisions: Decision[];
};

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
  const pages = Math.max(1, Math.ceil(group.size / membersPerPage));
  const wanted = Math.min(pages, Math.max(1, Math.trunc(page) || 1));
  return {
    ...group,
    ...details,
    moves: movesOf(factsOf(group)),
    now,
    members: await membersPage(ctx, groupId, wanted, order),
    page: wanted,
    pages,
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

/** The group it went into, if anything there is to be seen. */
async function moved(ctx: Context, groupId: number): Promise<{ movedTo: number }> {
  const standing = await standingGroup(ctx.db, groupId);
  if (standing === undefined || standing === groupId) throw new Refusal("not_found");
  return { movedTo: standing };
}
