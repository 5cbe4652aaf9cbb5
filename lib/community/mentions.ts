import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Work } from "@/lib/context";
import { calledNames, possibleNames } from "@/lib/markdown/mentions";
import { notifyAll } from "@/lib/notify/notify";

type Named = { id: string; handle: string };

/** Names beyond these are not looked up: nobody calls so many. */
const mostNames = 1_000;

/** The short names in a text that are somebody's. Erased accounts answer to none. */
export async function knownNames(db: Pick<Db, "execute">, source: string): Promise<string[]> {
  return (await peopleNamed(db, possibleNames(source))).map(({ handle }) => handle);
}

async function peopleNamed(db: Pick<Db, "execute">, names: string[]): Promise<Named[]> {
  if (names.length === 0) return [];
  const { rows } = await db.execute<Named>(sql`
    select id, lower(handle::text) as handle from people
    where handle = any(${sql.param(names.slice(0, mostNames))}::citext[]) and state <> 'erased'`);
  return rows;
}

type Post = {
  questionId: number;
  /** A comment on an answer has both. */
  answerId?: number | null;
  commentId?: number | null;
  html: string;
  authorId: string | null;
};

/**
 * Tells whom a post that can be seen calls, once a post however often it is changed. Nobody who may not read the question
 * hears of it, and nobody who was told of this very post already.
 */
export async function tellCalled(work: Work, post: Post): Promise<void> {
  const { questionId, answerId = null, commentId = null } = post;
  const called = await peopleNamed(work.tx, calledNames(post.html));
  if (called.length === 0) return;
  const told = await toldOf(work, post);
  const place = commentId
    ? `comment:${commentId}`
    : answerId
      ? `answer:${answerId}`
      : `question:${questionId}`;
  await notifyAll(
    work,
    called.map(({ id }) => id).filter((id) => !told.has(id)),
    {
      kind: "mentioned",
      key: `mentioned:${place}`,
      questionId,
      actorId: post.authorId,
      data: { answerId, commentId },
    },
  );
}

/** Whoever follows the question or wrote what is commented on had this as news of another kind. */
async function toldOf(work: Work, { questionId, answerId, commentId }: Post): Promise<Set<string>> {
  const [kind, name, id] = commentId
    ? ["comment_posted", "commentId", commentId]
    : ["answer_posted", "answerId", answerId ?? 0];
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    select person_id as id from notifications
    where question_id = ${questionId} and kind = ${kind} and data->>${name} = ${String(id)}`);
  return new Set(rows.map((row) => row.id));
}
