import { and, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { acceptances, answers, questionArticles, questions, relatedQuestions } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { articleIds } from "./articles";
import type { QuestionRecord } from "./format";
import { questionIds } from "./questions";

/** What leads from a question to other things; written for known questions too, as what they lead to may be new. */
export type Links = Pick<QuestionRecord, "id" | "acceptedAnswer" | "articles" | "related">;

/** Writes what is not there yet, and hands back what waits for an article that the site does not have. */
export async function writeLinks(work: Work, links: Links[]): Promise<Links[]> {
  if (links.length === 0) return [];
  const ids = await questionIds(
    work,
    links.map((one) => one.id),
  );
  const changed = new Set([
    ...(await writeAcceptances(work, links, ids)),
    ...(await writeArticleLinks(work, links, ids)),
    ...(await writeRelated(work, links, ids)),
  ]);
  await noteChange(work, ...[...changed].map((id) => `question:${id}` as const));
  const known = await articleIds(
    work,
    links.flatMap((one) => one.articles),
  );
  return links.flatMap((one) => {
    const articles = one.articles.filter((slug) => !known.has(slug.toLowerCase()));
    return articles.length > 0 ? { id: one.id, acceptedAnswer: null, related: [], articles } : [];
  });
}

/** Only where the question is still history and nothing was ever accepted here: what people decided since stands. */
async function writeAcceptances(work: Work, links: Links[], ids: Map<string, number>): Promise<number[]> {
  const accepted = new Map(
    links.flatMap((one) => (one.acceptedAnswer ? [[ids.get(one.id)!, one.acceptedAnswer]] : [])),
  );
  if (accepted.size === 0) return [];
  const rows = await work.tx
    .select({
      id: answers.id,
      externalId: answers.externalId,
      at: answers.createdAt,
      questionId: questions.id,
      askerId: questions.askerId,
    })
    .from(answers)
    .innerJoin(questions, sql`${questions.id} = ${answers.questionId}`)
    .where(
      and(
        inArray(answers.externalId, [...accepted.values()]),
        isNotNull(questions.importedAt),
        isNull(questions.wokenAt),
        isNull(answers.hiddenAt),
        isNull(answers.deletedAt),
        sql`not exists (select from acceptances x where x.question_id = ${questions.id})`,
      ),
    );
  const fresh = rows
    .filter((row) => accepted.get(row.questionId) === row.externalId)
    .map((row) => ({
      questionId: row.questionId,
      answerId: row.id,
      kind: "firm" as const,
      acceptedBy: row.askerId,
      acceptedAt: row.at,
    }));
  if (fresh.length > 0) await work.tx.insert(acceptances).values(fresh);
  return fresh.map((one) => one.questionId);
}

async function writeArticleLinks(work: Work, links: Links[], ids: Map<string, number>): Promise<number[]> {
  const articles = await articleIds(
    work,
    links.flatMap((one) => one.articles),
  );
  const rows = links.flatMap((one) =>
    one.articles.flatMap((slug) => {
      const articleId = articles.get(slug.toLowerCase());
      const questionId = ids.get(one.id);
      if (!articleId || !questionId) return [];
      return { questionId, articleId, source: "import" as const, createdAt: work.now };
    }),
  );
  if (rows.length === 0) return [];
  const made = await work.tx
    .insert(questionArticles)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: questionArticles.questionId });
  return made.map((row) => row.id);
}

async function writeRelated(work: Work, links: Links[], ids: Map<string, number>): Promise<number[]> {
  const rows = links.flatMap((one) =>
    one.related.flatMap((externalId) => {
      const questionId = ids.get(one.id);
      return questionId ? { questionId, externalId } : [];
    }),
  );
  if (rows.length > 0) await work.tx.insert(relatedQuestions).values(rows).onConflictDoNothing();
  // A question may be named before it comes, in an earlier line or an earlier file.
  const touched = sql`${sql.param([...ids.values()])}::int[]`;
  const found = await work.tx.execute<{ id: number }>(sql`
    update related_questions r set related_id = q.id from questions q
    where r.related_id is null and q.external_id = r.external_id
      and (q.id = any(${touched}) or r.question_id = any(${touched}))
    returning r.question_id as id`);
  return found.rows.map((row) => row.id);
}
