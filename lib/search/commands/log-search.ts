import { z } from "zod";
import { searches } from "@/db/schema";
import { type Context, personId, transaction } from "@/lib/context";
import { authorize } from "@/lib/policy";

const subject = z.string().regex(/^(article|question):\d{1,10}$/);

export const logSearchInput = z.object({
  source: z.enum(["page", "ask"]),
  query: z.string().max(4_000),
  language: z.string().max(35),
  shown: z.array(subject).max(50),
  resultCount: z.number().int().min(0),
});

/** Keeps a search with what it showed; returns its number, by which openings and a question that comes of it are noted. */
export async function logSearch(ctx: Context, input: z.input<typeof logSearchInput>): Promise<number> {
  const { source, query, language, shown, resultCount } = logSearchInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "search.use", {});
    const [row] = await work.tx
      .insert(searches)
      .values({
        personId: personId(work.actor),
        visitorKey: work.visitorKey ?? null,
        source,
        // PostgreSQL stores no NUL; whoever typed one was looking for nothing.
        query: query.replaceAll("\0", "").slice(0, 2_000),
        language,
        shown,
        resultCount,
        createdAt: work.now,
      })
      .returning({ id: searches.id });
    return row!.id;
  });
}
