import { readQuestions } from "@/lib/community/inputs";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { alreadyTold } from "../guard";
import type { AskedAgain } from "../rules/asked-twice";

/** What the reader's draft asks for although the asker has told it, with the places. */
export async function toldAlready(ctx: Context, questionId: number, draft: string): Promise<AskedAgain[]> {
  const known = (await readQuestions(ctx.db, [questionId])).get(questionId);
  if (!known) throw new Refusal("not_found");
  authorize(ctx.actor, "question.read", { question: known.policy });
  return alreadyTold(ctx.db, ctx.actor, { ...known.policy, id: questionId }, draft);
}
