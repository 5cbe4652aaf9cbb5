import { and, eq, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { drafts, questions } from "@/db/schema";
import { type Context, personId } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { languageOfText } from "../ask-body";
import { draftBody, parseDraft } from "../draft";
import { draftKey } from "../draft-token";
import { askQuestion } from "./ask-question";

export const postDraftInput = z.object({ token: z.string().min(1).max(64) });

/**
 * Asks what a draft says, in the name of whoever is signed in now, and forgets the draft. Twice is one question: the
 * second time answers with the first one.
 */
export async function postDraft(
  ctx: Context,
  input: z.input<typeof postDraftInput>,
): Promise<{ id: number; slug: string; held: boolean; isNew: boolean }> {
  const { token } = postDraftInput.parse(input);
  authorize(ctx.actor, "question.ask");
  const me = personId(ctx.actor)!;
  const key = draftKey(token);
  const mine = or(isNull(drafts.personId), eq(drafts.personId, me));
  const [row] = await ctx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.token, key), mine));
  if (!row) return asked(ctx, me, key);
  const draft = parseDraft(row.payload);
  const body = draftBody(draft);
  // Not in one transaction: the text is rendered first, and the key makes a second attempt find the first question.
  const question = await askQuestion(ctx, {
    title: draft.title,
    body,
    topicId: draft.topicId,
    language: languageOfText(`${draft.title} ${body}`, draft.locale),
    urgentMark: draft.urgentMark,
    privateDetails: draft.privateDetails,
    searchIds: draft.searchIds,
    followUpOf: draft.after,
    idempotencyKey: key,
  });
  await ctx.db.delete(drafts).where(eq(drafts.token, key));
  return question;
}

async function asked(ctx: Context, askerId: string, key: string) {
  const [row] = await ctx.db
    .select({ id: questions.id, slug: questions.slug, heldAt: questions.heldAt })
    .from(questions)
    .where(and(eq(questions.askerId, askerId), eq(questions.idempotencyKey, key)));
  if (!row) throw new Refusal("gone");
  return { id: row.id, slug: row.slug, held: row.heldAt !== null, isNew: false };
}
