"use server";

import { z } from "zod";
import { postAnswer, postAnswerInput } from "@/lib/community/commands/post-answer";
import { databaseNow } from "@/lib/context";
import { closeEscalation, closeEscalationInput } from "@/lib/desk/commands/close-escalation";
import { decidePending, decidePendingInput } from "@/lib/desk/commands/decide-pending";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { releaseEscalation, releaseEscalationInput } from "@/lib/desk/commands/release-escalation";
import { reopenEscalation, reopenEscalationInput } from "@/lib/desk/commands/reopen-escalation";
import { takeEscalation, takeEscalationInput } from "@/lib/desk/commands/take-escalation";
import { writeMessage, writeMessageInput } from "@/lib/desk/commands/write-message";
import { id, reason } from "@/lib/fields";
import { formAction } from "@/lib/http/action";

const caseAt = (escalationId: number) => ({ redirectTo: `/desk/escalations/${escalationId}` });
const once = z.string().min(8).max(64).optional();

export const take = formAction(takeEscalationInput, async (ctx, input) => {
  await takeEscalation(ctx, input);
  return caseAt(input.escalationId);
});

export const release = formAction(releaseEscalationInput, async (ctx, input) => {
  await releaseEscalation(ctx, input);
  return caseAt(input.escalationId);
});

export const decide = formAction(decidePendingInput, async (ctx, input) => {
  await decidePending(ctx, input);
  return caseAt(input.escalationId);
});

export const answerInThread = formAction(
  postAnswerInput.omit({ idempotencyKey: true }).extend({ escalationId: id, once }),
  async (ctx, { escalationId, once, ...input }) => {
    await postAnswer(ctx, { ...input, idempotencyKey: once });
    return caseAt(escalationId);
  },
);

export const write = formAction(
  writeMessageInput.omit({ idempotencyKey: true }).extend({ once }),
  async (ctx, { once, ...input }) => {
    await writeMessage(ctx, { ...input, idempotencyKey: once });
    return caseAt(input.escalationId);
  },
);

export const promise = formAction(
  z.object({ escalationId: id, what: reason, why: reason, inHours: z.coerce.number().min(1).max(720) }),
  async (ctx, { inHours, ...input }) => {
    const now = await databaseNow(ctx.db);
    await makePromise(ctx, { ...input, dueAt: new Date(now.getTime() + inHours * 3_600_000) });
    return caseAt(input.escalationId);
  },
);

export const closeCase = formAction(closeEscalationInput, async (ctx, input) => {
  await closeEscalation(ctx, input);
  return caseAt(input.escalationId);
});

export const reopenCase = formAction(reopenEscalationInput, async (ctx, input) => {
  await reopenEscalation(ctx, input);
  return caseAt(input.escalationId);
});
