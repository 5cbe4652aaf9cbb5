import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { searches } from "@/db/schema";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { ownSearch } from "./record-opened";

const sameWithinMs = 10 * 60_000;
const mostShown = 100;

const subject = z.string().regex(/^(article|question):\d{1,10}$/);

export const logSearchInput = z.object({
  source: z.enum(["page", "ask"]),
  query: z.string().max(4_000),
  language: z.string().max(35),
  shown: z.array(subject).max(50),
  resultCount: z.number().int().min(0),
});

/**
 * Keeps a search with what it showed; returns its number, by which openings and a question that comes of it are noted.
 * Turning a page, filtering or coming back within minutes is the same search.
 */
export async function logSearch(ctx: Context, input: z.input<typeof logSearchInput>): Promise<number> {
  const given = logSearchInput.parse(input);
  // PostgreSQL stores no NUL; whoever typed one was looking for nothing.
  const query = given.query.replaceAll("\0", "").slice(0, 2_000);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    const known = await goneOnWith(work, { ...given, query });
    if (known !== null) return known;
    const [row] = await work.tx
      .insert(searches)
      .values({
        ...given,
        query,
        personId: personId(work.actor),
        visitorKey: work.visitorKey ?? null,
        createdAt: work.now,
      })
      .returning({ id: searches.id });
    return row!.id;
  });
}

/** The same person's or visitor's same search of the last minutes, with what it shows now beside what it had shown. */
async function goneOnWith(
  work: Work,
  { source, query, language, shown, resultCount }: z.output<typeof logSearchInput>,
): Promise<number | null> {
  if (personId(work.actor) === null && !work.visitorKey) return null;
  const since = new Date(+work.now - sameWithinMs);
  const [known] = await work.tx
    .select({ id: searches.id, shown: searches.shown })
    .from(searches)
    .where(
      and(
        ownSearch(work),
        gt(searches.createdAt, since),
        eq(searches.source, source),
        eq(searches.query, query),
        eq(searches.language, language),
        isNull(searches.questionId),
      ),
    )
    .orderBy(desc(searches.id))
    .limit(1);
  if (!known) return null;
  const all = [...new Set([...known.shown, ...shown])].slice(0, mostShown);
  await work.tx
    .update(searches)
    .set({ shown: all, resultCount: sql`greatest(${searches.resultCount}, ${resultCount})` })
    .where(eq(searches.id, known.id));
  return known.id;
}
