import { and, eq } from "drizzle-orm";
import { answers, comments, questions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { readQuestions } from "../inputs";
import { type ThreadPerson, threadPeople } from "./thread-people";

export type PostToEdit = {
  questionId: number;
  slug: string;
  questionTitle: string;
  version: number;
  body: string;
  /** Only of a question. */
  title: string | null;
  topicId: number | null;
  tags: string[];
  /** An ambassador may mend title, topic and tags of a question, not its words. */
  mayChangeWords: boolean;
  /** Who can be called by name, beside oneself. */
  people: ThreadPerson[];
};

/** The present text of a post, for somebody who may change it. */
export async function postToEdit(
  ctx: Context,
  type: "question" | "answer" | "comment",
  id: number,
): Promise<PostToEdit> {
  const row = type === "question" ? await ofQuestion(ctx, id) : await ofPost(ctx, type, id);
  const known = row && (await readQuestions(ctx.db, [row.questionId])).get(row.questionId);
  if (!row || !known) throw new Refusal("not_found");
  const { authorId, postVisible, ...post } = row;
  const facts = { question: known.policy, ...(authorId && { authorId }), postVisible };
  authorize(ctx.actor, `${type}.edit`, facts);
  const me = ctx.actor.kind === "person" ? ctx.actor : null;
  const people = await threadPeople(ctx.db, row.questionId);
  return {
    ...post,
    people: people.filter(({ handle }) => handle !== me?.handle),
    slug: known.row.slug,
    questionTitle: known.row.title,
    mayChangeWords: type !== "question" || me?.role !== "customer" || known.facts.askerId === me?.id,
  };
}

async function ofQuestion(ctx: Context, id: number) {
  const [row] = await ctx.db
    .select({
      questionId: questions.id,
      version: questions.version,
      body: questions.body,
      title: questions.title,
      topicId: questions.topicId,
      tags: questions.tags,
    })
    .from(questions)
    .where(eq(questions.id, id));
  return row && { ...row, authorId: null, postVisible: true };
}

async function ofPost(ctx: Context, type: "answer" | "comment", id: number) {
  const table = type === "answer" ? answers : comments;
  const [row] = await ctx.db
    .select()
    .from(table)
    .where(and(eq(table.id, id)));
  if (!row || row.deletedAt) return undefined;
  return {
    questionId: row.questionId,
    version: row.version,
    body: row.body,
    title: null,
    topicId: null,
    tags: [],
    authorId: row.authorId,
    postVisible: row.hiddenAt === null && row.heldAt === null,
  };
}
