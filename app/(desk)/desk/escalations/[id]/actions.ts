"use server";

import { z } from "zod";
import { type Context, databaseNow } from "@/lib/context";
import { answerGuarded, answerGuardedInput } from "@/lib/desk/commands/answer-guarded";
import { closeEscalation, closeEscalationInput } from "@/lib/desk/commands/close-escalation";
import { decidePending, decidePendingInput } from "@/lib/desk/commands/decide-pending";
import { handBack, handBackInput } from "@/lib/desk/commands/hand-back";
import { handOver } from "@/lib/desk/commands/hand-over";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { releaseEscalation, releaseEscalationInput } from "@/lib/desk/commands/release-escalation";
import { reopenEscalation, reopenEscalationInput } from "@/lib/desk/commands/reopen-escalation";
import { setCause, setCauseInput } from "@/lib/desk/commands/set-cause";
import { takeEscalation, takeEscalationInput } from "@/lib/desk/commands/take-escalation";
import { resumeCase, resumeCaseInput, waitFor } from "@/lib/desk/commands/wait-for";
import { writeMessage, writeMessageInput } from "@/lib/desk/commands/write-message";
import { filledMacro } from "@/lib/desk/queries/macros";
import { id, line, reason, ticked } from "@/lib/fields";
import { formAction } from "@/lib/http/action";

const caseAt = (escalationId: number) => ({ redirectTo: `/desk/escalations/${escalationId}` });
const once = z.string().min(8).max(64).optional();
/** The button beside the macro's title asks for its words instead of sending. */
const macro = { macro: line.optional(), insert: ticked };

/** What was typed, and the macro below it. */
async function withMacro(ctx: Context, escalationId: number, title: string | undefined, typed: string) {
  const text = await filledMacro(ctx, escalationId, title ?? "");
  return { body: typed.trim() ? `${typed.trimEnd()}\n\n${text}` : text, macro: "" };
}

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
  answerGuardedInput.omit({ idempotencyKey: true }).extend({ escalationId: id, once, ...macro }),
  async (ctx, { escalationId, once, macro, insert, ...input }) => {
    if (insert) return { values: await withMacro(ctx, escalationId, macro, input.body) };
    await answerGuarded(ctx, { ...input, idempotencyKey: once });
    return caseAt(escalationId);
  },
);

export const write = formAction(
  writeMessageInput.omit({ idempotencyKey: true }).extend({ once, ...macro }),
  async (ctx, { once, macro, insert, ...input }) => {
    if (insert) return { values: await withMacro(ctx, input.escalationId, macro, input.body) };
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

export const handOverCase = formAction(
  z.object({ escalationId: id, to: z.string().min(1).max(90), reason }),
  async (ctx, { to, ...input }) => {
    const [, kind, target] = /^(agent|team):(.+)$/.exec(to) ?? [];
    await handOver(ctx, { ...input, ...(kind === "team" ? { teamId: target } : { toId: target ?? "" }) });
    return { redirectTo: "/desk" };
  },
);

export const wait = formAction(
  z.object({
    escalationId: id,
    on: z.enum(["customer", "third_party"]),
    inHours: z.coerce.number().min(1).max(1440),
    reason,
  }),
  async (ctx, { inHours, ...input }) => {
    const now = await databaseNow(ctx.db);
    await waitFor(ctx, { ...input, until: new Date(now.getTime() + inHours * 3_600_000) });
    return caseAt(input.escalationId);
  },
);

export const resume = formAction(resumeCaseInput, async (ctx, input) => {
  await resumeCase(ctx, input);
  return caseAt(input.escalationId);
});

export const giveBack = formAction(handBackInput, async (ctx, input) => {
  await handBack(ctx, input);
  return caseAt(input.escalationId);
});

export const cause = formAction(setCauseInput, async (ctx, input) => {
  await setCause(ctx, input);
  return caseAt(input.escalationId);
});

export const reopenCase = formAction(reopenEscalationInput, async (ctx, input) => {
  await reopenEscalation(ctx, input);
  return caseAt(input.escalationId);
});
