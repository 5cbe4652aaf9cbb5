import { and, eq, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { drafts } from "@/db/schema";
import { allowances, spendForActor } from "@/lib/accounts/limits";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type Draft, draftBody, draftFields } from "../draft";
import { draftKey, newDraftToken } from "../draft-token";
import { readQuestions } from "../inputs";
import { after, DAY } from "../lifecycle/facts";
import { writeText, writeTitle } from "../write-text";

/** Days that a draft is kept. */
export const DRAFT_DAYS = 7;

export const keepDraftInput = z.object({
  ...draftFields,
  token: z.string().max(64).optional(),
  locale: z.string().max(12).default("en"),
});

/**
 * Keeps what somebody has written on the way to asking; nobody else sees it, and nothing counts as asked. Refuses
 * what could not be posted either. Returns the token that leads back to it.
 */
export async function keepDraft(ctx: Context, input: z.input<typeof keepDraftInput>): Promise<string> {
  const { token, ...given } = keepDraftInput.parse(input);
  const title = writeTitle(given.title);
  await writeText(draftBody({ ...given, title }), "happened");
  return transaction(ctx, async (work) => {
    authorize(work.actor, "question.draft");
    await spendForActor(work, "draft", {
      perPerson: allowances.postsPerPerson,
      perAddress: allowances.postsPerAddress,
    });
    await work.tx.delete(drafts).where(lt(drafts.createdAt, after(work.now, -DRAFT_DAYS * DAY)));
    const payload: Draft = { ...given, title, afterTitle: await titleOf(work, given.after) };
    const row = { personId: personId(work.actor), payload, createdAt: work.now };
    if (token) {
      const mine = or(isNull(drafts.personId), eq(drafts.personId, row.personId ?? ""));
      const where = and(eq(drafts.token, draftKey(token)), mine);
      const changed = await work.tx.update(drafts).set(row).where(where).returning({ token: drafts.token });
      if (changed.length > 0) return token;
    }
    const made = newDraftToken();
    await work.tx.insert(drafts).values({ token: draftKey(made), ...row });
    return made;
  });
}

/** Only what everybody may read is named in a draft. */
async function titleOf(work: Work, questionId: number | undefined): Promise<string | undefined> {
  if (!questionId) return undefined;
  const known = (await readQuestions(work.tx, [questionId])).get(questionId);
  if (!known?.policy.isOpenToOthers || known.policy.visibility !== "public")
    throw new Refusal("invalid_input", {}, "after");
  return known.row.title;
}
