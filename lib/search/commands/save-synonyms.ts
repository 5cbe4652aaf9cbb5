import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { searchSynonyms } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { LONGEST_SYNONYM, MOST_SYNONYMS, wordsOf } from "../synonym-words";

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/);

export const saveSynonymsInput = z.object({
  /** Left out: a new group. */
  groupId: z
    .literal("")
    .transform(() => undefined)
    .or(id)
    .optional(),
  language,
  /** Separated by commas or lines. */
  synonyms: z.string().max(2_000),
});

/**
 * Keeps a group of words that mean the same; from then on a search for one finds the others, on every web node. Refuses
 * with `taken_synonym`, and the names of the groups, where another group of the language has one of the words, and with
 * `too_many_synonyms` or `too_long` what is more than a search can look for.
 */
export async function saveSynonyms(
  ctx: Context,
  input: z.input<typeof saveSynonymsInput>,
): Promise<{ id: number }> {
  const { groupId, ...given } = saveSynonymsInput.parse(input);
  const words = wordsOf(given.synonyms);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "search.tune");
    const before = groupId === undefined ? null : await groupOf(work, groupId);
    requireFitting(words);
    await requireFree(work, { language: given.language, words, except: groupId });
    const values = {
      language: given.language,
      words,
      changedBy: personId(work.actor),
      changedAt: work.now,
    };
    const [row] = before
      ? await work.tx.update(searchSynonyms).set(values).where(eq(searchSynonyms.id, before.id)).returning()
      : await work.tx.insert(searchSynonyms).values(values).returning();
    await recordAudit(work, before ? "synonyms_changed" : "synonyms_added", `synonyms:${row!.id}`, {
      ...(before && { before: { language: before.language, words: before.words.join(", ") } }),
      after: { language: given.language, words: words.join(", ") },
      words: words.join(", ").slice(0, 60),
    });
    await noteChange(work, "synonyms");
    return { id: row!.id };
  });
}

/** Removes a group; its words mean different things again. */
export async function removeSynonyms(ctx: Context, { groupId }: { groupId: number }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "search.tune");
    const before = await groupOf(work, groupId);
    await work.tx.delete(searchSynonyms).where(eq(searchSynonyms.id, groupId));
    await recordAudit(work, "synonyms_removed", `synonyms:${groupId}`, {
      language: before.language,
      words: before.words.join(", ").slice(0, 60),
    });
    await noteChange(work, "synonyms");
  });
}

/** Makes these words mean the same, and with them all that one of them means already. Part of a command. */
export async function joinSynonyms(work: Work, language: string, words: readonly string[]): Promise<void> {
  const known = await work.tx
    .select()
    .from(searchSynonyms)
    .where(and(eq(searchSynonyms.language, language), overlaps(words)));
  const [first, ...others] = known;
  for (const other of others) await removeSynonyms(work, { groupId: other.id });
  const all = [...known.flatMap((group) => group.words), ...words];
  await saveSynonyms(work, { groupId: first?.id, language, synonyms: all.join("\n") });
}

async function groupOf(work: Work, groupId: number) {
  const [row] = await work.tx
    .select()
    .from(searchSynonyms)
    .where(eq(searchSynonyms.id, groupId))
    .for("update");
  if (!row) throw new Refusal("not_found");
  return row;
}

function requireFitting(words: readonly string[]): void {
  if (words.length < 2) throw new Refusal("invalid_input", {}, "synonyms");
  const length = Math.max(...words.map((word) => word.length));
  if (length > LONGEST_SYNONYM) throw new Refusal("too_long", { length, limit: LONGEST_SYNONYM }, "synonyms");
  if (words.length <= MOST_SYNONYMS) return;
  throw new Refusal("too_many_synonyms", { count: words.length, limit: MOST_SYNONYMS }, "synonyms");
}

/** A word in two groups would make both mean the same without anybody having said so. */
async function requireFree(
  work: Work,
  { language, words, except }: { language: string; words: string[]; except?: number },
): Promise<void> {
  const others = await work.tx
    .select({ id: searchSynonyms.id, words: searchSynonyms.words })
    .from(searchSynonyms)
    .where(
      and(
        eq(searchSynonyms.language, language),
        overlaps(words),
        except === undefined ? undefined : ne(searchSynonyms.id, except),
      ),
    )
    .orderBy(searchSynonyms.id);
  if (others.length === 0) return;
  const taken = words.filter((word) => others.some((other) => other.words.includes(word)));
  const named = others.slice(0, mostNamed).map((other) => other.words.join(" = "));
  const data = { words: taken.join(", "), count: others.length, groups: named.join("; ") };
  throw new Refusal("taken_synonym", data, "synonyms");
}

/** More groups than these would be a page of its own. */
const mostNamed = 3;

const overlaps = (words: readonly string[]) => sql`${searchSynonyms.words} && ${sql.param(words)}::text[]`;
