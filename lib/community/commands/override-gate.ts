import { z } from "zod";
import { type Context, personId } from "@/lib/context";
import { id, reason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { changeQuestion } from "../change-question";
import { lockQuestion } from "../inputs";
import { throughGate } from "../through-gate";

export const overrideGateInput = z.object({ questionId: id, reason });

/** An admin escalates without a rule, giving a reason that is counted where everyone can see it. Never against an acceptance, a live case or a closing. */
export function overrideGate(ctx: Context, input: z.input<typeof overrideGateInput>): Promise<void> {
  const given = overrideGateInput.parse(input);
  return throughGate(ctx, "override", async (work, about) => {
    const known = await lockQuestion(work, given.questionId);
    authorize(work.actor, "escalation.override", { question: known.policy });
    about(known);
    const by = { id: personId(work.actor), as: "staff" } as const;
    await changeQuestion(work, known, { type: "escalate", by, override: given.reason });
  });
}
