import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { searchBestBets } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, named, optionalLine } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { forgetBestBets } from "../best-bets";
import { idsOf } from "../documents";
import { LONGEST_BET, plainWords } from "../synonym-words";
import { visibleArticle, visibleQuestion } from "../visible";

export const saveBestBetInput = z.object({
  betId: z
    .literal("")
    .transform(() => undefined)
    .or(id)
    .optional(),
  betWords: named(LONGEST_BET),
  scope: z.enum(["whole", "part"]).default("part"),
  /** The address of an article or a question as the browser shows it, or `article:12`. */
  target: named(500),
  note: optionalLine(300),
});

/** Puts an article or a public question first for certain words, in results and suggestions alike. */
export async function saveBestBet(
  ctx: Context,
  input: z.input<typeof saveBestBetInput>,
): Promise<{ id: number }> {
  const { betId, betWords, target, ...given } = saveBestBetInput.parse(input);
  const saved = await transaction(ctx, async (work) => {
    authorize(work.actor, "search.tune");
    const before = betId === undefined ? null : await betOf(work, betId);
    const words = plainWords(betWords);
    if (words === "") throw new Refusal("invalid_input", {}, "betWords");
    const subject = await subjectAt(work, target);
    if (!subject) throw new Refusal("invalid_input", {}, "target");
    const { rows } = await work.tx.execute(sql`select from search_best_bets
      where words = ${words} and subject = ${subject} and id <> ${before?.id ?? 0}`);
    if (rows.length > 0) throw new Refusal("invalid_input", {}, "betWords");
    const values = { ...given, words, subject, addedBy: personId(work.actor), addedAt: work.now };
    const [row] = before
      ? await work.tx.update(searchBestBets).set(values).where(eq(searchBestBets.id, before.id)).returning()
      : await work.tx.insert(searchBestBets).values(values).returning();
    const shown = ({ words, scope, subject, note }: typeof values | NonNullable<typeof before>) => ({
      words,
      scope,
      subject,
      note,
    });
    await recordAudit(work, before ? "best_bet_changed" : "best_bet_added", `best_bet:${row!.id}`, {
      ...(before && { before: shown(before) }),
      after: shown(values),
      words,
    });
    return { id: row!.id };
  });
  forgetBestBets(ctx.db);
  return saved;
}

/** Takes a bet away: the search ranks by itself again. */
export async function removeBestBet(ctx: Context, { betId }: { betId: number }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.tune");
    const { words, subject } = await betOf(work, betId);
    await work.tx.delete(searchBestBets).where(eq(searchBestBets.id, betId));
    await recordAudit(work, "best_bet_removed", `best_bet:${betId}`, { words, subject });
  });
  forgetBestBets(ctx.db);
}

async function betOf(work: Work, betId: number) {
  const [row] = await work.tx.select().from(searchBestBets).where(eq(searchBestBets.id, betId)).for("update");
  if (!row) throw new Refusal("not_found");
  return row;
}

/** What everybody can read at this address; null for all else, whether it exists or not. */
async function subjectAt(work: Work, target: string): Promise<string | null> {
  const path = target.trim().replace(/^[a-z]+:\/\/[^/]+/i, "");
  const number = /^(?:\/[a-zA-Z-]{2,8})?\/questions\/(\d{1,9})(?:[/?#]|$)/.exec(path)?.[1];
  const [question] = number ? [Number(number)] : idsOf([path], "question");
  const [article] = idsOf([path], "article");
  const [, slug, query] = /^(?:\/[a-zA-Z-]{2,8})?\/articles\/([^/?#]{1,200})(?:\?([^#]*))?/.exec(path) ?? [];
  const { rows } = await work.tx.execute<{ subject: string }>(
    question !== undefined
      ? sql`select 'question:' || q.id as subject from questions q where q.id = ${question} and ${visibleQuestion("q")}`
      : sql`select 'article:' || a.id as subject from articles a
          where (a.id = ${article ?? 0} or a.slug = ${decoded(slug)}) and ${visibleArticle("a")}
          order by a.language <> ${new URLSearchParams(query).get("language") ?? ""}, a.translation_of is not null, a.id
          limit 1`,
  );
  return rows[0]?.subject ?? null;
}

function decoded(slug: string | undefined): string {
  try {
    return decodeURIComponent(slug ?? "").replaceAll("\0", "");
  } catch {
    return "";
  }
}
