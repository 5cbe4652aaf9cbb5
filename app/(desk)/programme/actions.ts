"use server";

import { z } from "zod";
import {
  pauseAppointment,
  renewAppointment,
  resumeAppointment,
} from "@/lib/ambassadors/commands/change-appointment";
import { decideApplication } from "@/lib/ambassadors/commands/decide-application";
import { inviteAmbassador, inviteInput } from "@/lib/ambassadors/commands/invite-ambassador";
import { renewAppointments } from "@/lib/ambassadors/commands/renew-appointments";
import { rewardPerson } from "@/lib/ambassadors/commands/reward-person";
import { retireQuizQuestion, saveQuizQuestion } from "@/lib/ambassadors/commands/save-quiz-question";
import { id, idempotencyKey, optionalReason, reason } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { endAppointment, endAppointmentInput } from "@/lib/people/commands/appoint-ambassador";

export const changeAppointment = formAction(
  z.object({ appointmentId: id, change: z.enum(["pause", "resume", "renew"]) }),
  async (ctx, { appointmentId, change }) => {
    if (change === "pause") await pauseAppointment(ctx, { appointmentId });
    else if (change === "resume") await resumeAppointment(ctx, { appointmentId });
    else await renewAppointment(ctx, { appointmentId });
    return { redirectTo: `/programme?done=${change}` };
  },
);

export const renewAll = formAction(z.object({ personId: z.string().min(1).max(64) }), async (ctx, input) => {
  await renewAppointments(ctx, input);
  return { redirectTo: "/programme?done=renew" };
});

export const end = formAction(endAppointmentInput, async (ctx, input) => {
  await endAppointment(ctx, input);
  return { redirectTo: "/programme?done=end" };
});

export const decide = formAction(
  z.object({
    applicationId: id,
    decision: z.enum(["appoint", "decline"]),
    months: z.coerce.number().int().min(1).max(36).default(12),
    note: optionalReason,
  }),
  async (ctx, { decision, ...input }) => {
    await decideApplication(ctx, { ...input, appoints: decision === "appoint" });
    return { redirectTo: `/programme/applications?done=${decision}` };
  },
);

export const invite = formAction(inviteInput, async (ctx, input) => {
  await inviteAmbassador(ctx, input);
  return { redirectTo: "/programme/candidates?done=invite" };
});

const optionalText = z.string().max(2_000).default("");

export const saveQuestion = formAction(
  z.object({
    questionId: id.optional().or(z.literal("").transform(() => undefined)),
    correct: z.coerce.number().int().min(1, "correct").max(6, "correct"),
    position: z.coerce.number().int().min(0).max(1_000).default(0),
    promptEn: optionalText,
    choicesEn: optionalText,
    whyEn: optionalText,
    promptZh: optionalText,
    choicesZh: optionalText,
    whyZh: optionalText,
  }),
  async (ctx, input) => {
    const lines = (text: string) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
    const inLanguage = (prompt: string, choices: string, why: string) =>
      prompt.trim() || choices.trim() || why.trim() ? { prompt, choices: lines(choices), why } : undefined;
    const en = inLanguage(input.promptEn, input.choicesEn, input.whyEn);
    const zh = inLanguage(input.promptZh, input.choicesZh, input.whyZh);
    await saveQuizQuestion(ctx, {
      questionId: input.questionId,
      correct: input.correct - 1,
      position: input.position,
      texts: { ...(en && { en }), ...(zh && { "zh-CN": zh }) },
    });
    const { t } = await intl("programme");
    return { message: t("quiz.saved") };
  },
);

export const retireQuestion = formAction(
  z.object({ questionId: id, change: z.enum(["retire", "restore"]) }),
  async (ctx, { questionId, change }) => {
    await retireQuizQuestion(ctx, { questionId, retires: change === "retire" });
    const { t } = await intl("programme");
    return { message: t(change === "retire" ? "quiz.retiredDone" : "quiz.restoredDone") };
  },
);

export const giveReward = formAction(
  z.object({
    personId: z.string().min(1).max(64),
    points: z.coerce.number().int().min(1).max(10_000),
    note: reason,
    once: idempotencyKey,
  }),
  async (ctx, { once, ...input }) => {
    await rewardPerson(ctx, { ...input, idempotencyKey: once });
    const { t } = await intl("programme");
    return { message: t("rewards.given") };
  },
);
