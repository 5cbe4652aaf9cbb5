import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { visibleQuestion } from "@/lib/search/visible";
import { hasAcceptance } from "../stage-sql";
import { type ListedQuestion, listedQuestions } from "./listed-question";
import { pageOfQuestions, type QuestionList } from "./question-list";

/** What they asked, also what only they and staff see; and what others asked that they hear of. */
export const ownLists = ["asked", "followed"] as const;
export type OwnList = (typeof ownLists)[number];

const unsettledFirst = sql`(q.closed_at is not null or ${hasAcceptance("q")}), q.last_activity_at desc, q.id desc`;
const latestFirst = sql`q.last_activity_at desc, q.id desc`;

/** The first few of the reader's own questions: unsettled first, then the latest; none for a visitor. */
export async function ownQuestions(ctx: Context, most: number): Promise<ListedQuestion[]> {
  if (ctx.actor.kind !== "person") return [];
  return listedQuestions(
    ctx,
    sql`select q.id from questions q where ${askedBy(ctx.actor.id)} order by ${unsettledFirst} limit ${most}`,
  );
}

/** A page of the reader's own list. What they may no longer see is not in it, though they follow it. */
export async function ownQuestionList(
  ctx: Context,
  { list, page }: { list: OwnList; page?: number },
): Promise<QuestionList> {
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  const { id } = ctx.actor;
  return list === "asked"
    ? pageOfQuestions(ctx, askedBy(id), unsettledFirst, page)
    : pageOfQuestions(ctx, followedBy(id), latestFirst, page);
}

const askedBy = (id: string): SQL =>
  sql`q.asker_id = ${id} and (q.asked_at is not null or q.held_at is not null) and q.hidden_at is null`;

const followedBy = (id: string): SQL =>
  sql`exists (select from subscriptions s where s.question_id = q.id and s.person_id = ${id})
    and q.asker_id <> ${id} and ${visibleQuestion("q")}`;
