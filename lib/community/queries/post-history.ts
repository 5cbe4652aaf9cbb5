import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { readQuestions } from "../inputs";
import type { PersonRow } from "./thread-rows";

export type Version = {
  version: number;
  title: string | null;
  /** Of a question, as far as it was kept with this text. */
  topic: string | null;
  tags: string[] | null;
  body: string;
  /** Who wrote it; for the first, the author. */
  by: PersonRow | null;
  at: string;
};
export type PostHistory = { slug: string; title: string; versions: Version[] };

/** Every text that a question or one of its answers has had, the present one first, as far as the reader sees it. */
export async function postHistory(
  ctx: Context,
  questionId: number,
  answerId: number | null = null,
): Promise<PostHistory> {
  const known = (await readQuestions(ctx.db, [questionId])).get(questionId);
  if (!known) throw new Refusal("not_found");
  authorize(ctx.actor, "history.read", { question: known.policy });
  const type = answerId === null ? "question" : "answer";
  const post = await present(ctx, questionId, answerId);
  if (!post) throw new Refusal("not_found");
  const { postVisible, authorId, ...now } = post;
  authorize(ctx.actor, "history.read", { question: known.policy, authorId, postVisible });
  const { rows } = await ctx.db.execute<Omit<Version, "by"> & { editor: PersonRow | null }>(sql`
    select r.version, r.title, r.body, r.tags, (select t.name from topics t where t.id = r.topic_id) as topic, to_json(r.replaced_at) as at,
      (select json_build_object('id', p.id, 'name', p.name,
        'handle', case when p.state = 'erased' then null else p.handle end) from people p where p.id = r.editor_id) as editor
    from revisions r where r.subject_type = ${type} and r.subject_id = ${answerId ?? questionId}
    order by r.version desc`);
  // A revision says when and by whom its text was replaced: that is when and by whom the next one was written.
  const texts = [{ ...now, editor: null as PersonRow | null, at: "" }, ...rows];
  const versions = texts.map(({ version, title, topic, tags, body }, index) => {
    const before = texts[index + 1];
    return {
      version,
      title,
      topic,
      tags,
      body,
      by: before ? before.editor : post.author,
      at: before ? before.at : post.createdAt,
    };
  });
  return { slug: known.row.slug, title: known.row.title, versions };
}

type Present = Pick<Version, "version" | "title" | "topic" | "tags" | "body"> & {
  authorId: string;
  author: PersonRow;
  createdAt: string;
  postVisible: boolean;
};

async function present(
  ctx: Context,
  questionId: number,
  answerId: number | null,
): Promise<Present | undefined> {
  const author = sql`json_build_object('id', p.id, 'name', p.name,
    'handle', case when p.state = 'erased' then null else p.handle end) as author`;
  const { rows } = await ctx.db.execute<Present>(
    answerId === null
      ? sql`select q.version, q.title, q.body, q.tags, (select t.name from topics t where t.id = q.topic_id) as topic,
          q.asker_id as "authorId", ${author}, to_json(q.created_at) as "createdAt",
          true as "postVisible" from questions q join people p on p.id = q.asker_id where q.id = ${questionId}`
      : sql`select a.version, null as title, null as topic, null::text[] as tags, a.body, a.author_id as "authorId", ${author},
          to_json(a.created_at) as "createdAt", a.posted_at is not null and a.hidden_at is null as "postVisible"
          from answers a join people p on p.id = a.author_id
          where a.id = ${answerId} and a.question_id = ${questionId} and a.deleted_at is null`,
  );
  return rows[0];
}
