import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  acceptances,
  answers,
  articles,
  articleTopics,
  articleVersions,
  questionArticles,
  questions,
} from "@/db/schema";

type Row<T extends { $inferInsert: object }> = Partial<T["$inferInsert"]>;
const tell = (db: Db | Tx, subject: string) =>
  db.execute(sql`insert into changes (subject) values (${subject})`);

/** A public question as it would stand after its command, with the change noted. */
export async function addQuestion(
  db: Db | Tx,
  row: Row<typeof questions> & { title: string; askerId: string },
  { links = [] }: { links?: number[] } = {},
): Promise<number> {
  const at = row.createdAt ?? new Date();
  const [added] = await db
    .insert(questions)
    .values({ createdAt: at, askedAt: at, lastActivityAt: at, ...row })
    .returning({ id: questions.id });
  const id = added!.id;
  for (const articleId of links)
    await db.insert(questionArticles).values({ questionId: id, articleId, source: "helper", createdAt: at });
  await tell(db, `question:${id}`);
  return id;
}

/** A visible answer; `accepted` also accepts it, firmly. */
export async function addAnswer(
  db: Db | Tx,
  row: Row<typeof answers> & { questionId: number; authorId: string; body: string },
  { accepted = false } = {},
): Promise<number> {
  const at = row.createdAt ?? new Date();
  const [added] = await db
    .insert(answers)
    .values({ createdAt: at, postedAt: at, ...row })
    .returning({ id: answers.id });
  if (accepted)
    await db.insert(acceptances).values({
      questionId: row.questionId,
      answerId: added!.id,
      kind: "firm",
      acceptedAt: at,
    });
  await db.execute(sql`update questions set answer_count = answer_count + 1 where id = ${row.questionId}`);
  await tell(db, `question:${row.questionId}`);
  return added!.id;
}

/** A published article for everybody, or one in another state where the row says so; its text is its first version. */
export async function addArticle(
  db: Db | Tx,
  row: Row<typeof articles> & { title: string },
  { topics = [] }: { topics?: number[] } = {},
): Promise<number> {
  const at = row.createdAt ?? new Date();
  const slug = row.slug ?? row.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const [added] = await db
    .insert(articles)
    .values({
      createdAt: at,
      updatedAt: at,
      publishedAt: at,
      status: "published",
      version: row.status === "draft" || row.status === "in_review" ? 0 : 1,
      ...row,
      slug,
    })
    .returning();
  const { id, title, summary, body, version } = added!;
  await db.insert(articleVersions).values({
    articleId: id,
    version: 1,
    title,
    summary,
    body,
    createdAt: at,
    publishedAt: version > 0 ? at : null,
  });
  for (const topicId of topics) await db.insert(articleTopics).values({ articleId: id, topicId });
  await tell(db, `article:${id}`);
  return id;
}

export const noteChanged = tell;
