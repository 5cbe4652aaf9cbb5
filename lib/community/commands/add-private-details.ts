import { z } from "zod";
import { privateDetails } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal, refuse } from "@/lib/errors";
import { id, text } from "@/lib/fields";
import { attachFiles } from "@/lib/files/attach";
import { cleanText } from "@/lib/markdown/plain-text";
import { authorize } from "@/lib/policy";
import { lockQuestion } from "../inputs";
import { notOpen } from "../lifecycle/outcome";

/** Characters of private details; an order number, an account, a paragraph. */
export const DETAILS_LIMIT = 5_000;

export const addPrivateDetailsInput = z.object({ questionId: id, body: text });

/** Adds something that only the asker and staff see; what is in it is never written to the audit. */
export async function addPrivateDetails(
  ctx: Context,
  input: z.input<typeof addPrivateDetailsInput>,
): Promise<void> {
  const given = addPrivateDetailsInput.parse(input);
  const body = cleanText(given.body).trim();
  if (!body) throw new Refusal("invalid_input", { what: "empty" }, "body");
  if (body.length > DETAILS_LIMIT)
    throw new Refusal("too_long", { length: body.length, limit: DETAILS_LIMIT }, "body");
  await transaction(ctx, async (work) => {
    const known = await lockQuestion(work, given.questionId);
    authorize(work.actor, "private_details.add", { question: known.policy });
    const shut = notOpen(known.facts);
    if (shut && shut.reason !== "question_held") refuse(shut);
    const row = { questionId: given.questionId, personId: personId(work.actor)!, body, createdAt: work.now };
    const [kept] = await work.tx.insert(privateDetails).values(row).returning({ id: privateDetails.id });
    await attachFiles(work, { detailId: kept!.id }, body);
    await recordAudit(work, "private_details_added", `question:${given.questionId}`);
    const live = known.facts.escalation?.id;
    await noteChange(
      work,
      `question:${given.questionId}`,
      ...(live ? ([`escalation:${live}`] as const) : []),
    );
  });
}
