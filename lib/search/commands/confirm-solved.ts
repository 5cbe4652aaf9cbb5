import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { deflections, searches } from "@/db/schema";
import { noteChange, type Subject } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { idsOf } from "../documents";
import { visibleArticle, visibleQuestion } from "../visible";
import { ownSearch } from "./record-opened";

export const confirmSolvedInput = z.object({
  subject: z.string().regex(/^(article|question):\d{1,10}$/),
  query: z.string().trim().max(2_000).default(""),
  language: z.string().max(35).default("en"),
  searchId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
});

/**
 * "This solved it": records a deflection, which from now on leads others with the same words there. Said twice of the
 * same thing on one day it counts once. Refuses `not_found` for what not everybody can read.
 */
export async function confirmSolved(ctx: Context, input: z.input<typeof confirmSolvedInput>): Promise<void> {
  const { subject, searchId, ...said } = confirmSolvedInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    if (!(await isPublic(work, subject))) throw new Refusal("not_found");
    const search = searchId === undefined ? undefined : await confirmSearch(work, searchId, subject);
    const query = (search?.query || said.query).replaceAll("\0", "");
    if (await isSaidAlready(work, subject, query)) return;
    await work.tx.insert(deflections).values({
      personId: personId(work.actor),
      visitorKey: work.visitorKey ?? null,
      subject,
      query,
      language: search?.language ?? said.language,
      createdAt: work.now,
    });
    await noteChange(work, subject as Subject);
  });
}

/** "No" after a "yes": whatever the same person or visitor said in the last day that this solved counts and teaches no more. */
export async function takeBackSolved(ctx: Context, { subject }: { subject: string }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    const who = personId(work.actor);
    const { rows } = await work.tx.execute<{ id: number }>(sql`
      delete from deflections
      where subject = ${subject} and created_at > ${work.now.toISOString()}::timestamptz - interval '1 day'
        and (person_id = ${who} or visitor_key = ${work.visitorKey ?? null})
      returning id`);
    if (rows.length === 0) return;
    await work.tx
      .update(searches)
      .set({ confirmedSubject: null })
      .where(and(eq(searches.confirmedSubject, subject), ownSearch(work), isNull(searches.questionId)));
    await noteChange(work, subject as Subject, ...rows.map(({ id }) => `lesson:${id}` as const));
  });
}

/** Whether everybody can read this article or question. */
export async function isPublic(work: Work, subject: string): Promise<boolean> {
  const [article] = idsOf([subject], "article");
  const [question] = idsOf([subject], "question");
  const { rows } = await work.tx.execute(
    article === undefined
      ? sql`select from questions q where q.id = ${question} and ${visibleQuestion("q")}`
      : sql`select from articles a where a.id = ${article} and ${visibleArticle("a")}`,
  );
  return rows.length > 0;
}

async function confirmSearch(work: Work, searchId: number, subject: string) {
  const [row] = await work.tx
    .update(searches)
    .set({ confirmedSubject: subject })
    .where(and(eq(searches.id, searchId), ownSearch(work), isNull(searches.questionId)))
    .returning({ query: searches.query, language: searches.language });
  return row;
}

async function isSaidAlready(work: Work, subject: string, query: string): Promise<boolean> {
  const who = personId(work.actor);
  const { rows } = await work.tx.execute(sql`
    select from deflections
    where subject = ${subject} and query = ${query} and created_at > ${work.now.toISOString()}::timestamptz - interval '1 day'
      and (person_id = ${who} or visitor_key = ${work.visitorKey ?? null})`);
  return rows.length > 0;
}
