"use server";

import { z } from "zod";
import { answerQuiz } from "@/lib/ambassadors/commands/answer-quiz";
import {
  applyAsAmbassador,
  applyInput,
  withdrawApplication,
} from "@/lib/ambassadors/commands/apply-as-ambassador";
import {
  leaveAppointment,
  pauseAppointment,
  resumeAppointment,
} from "@/lib/ambassadors/commands/change-appointment";
import { id } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { MOST_QUESTIONS } from "./quiz/slots";

export const apply = formAction(applyInput, async (ctx, input) => {
  await applyAsAmbassador(ctx, input);
  return { redirectTo: "/ambassadors/quiz" };
});

export const withdraw = formAction(z.object({}), async (ctx) => {
  await withdrawApplication(ctx);
  return { redirectTo: "/ambassadors/apply" };
});

const choice = z
  .string()
  .regex(/^\d{1,9}:\d$/)
  .optional();
const slots = Object.fromEntries(
  Array.from({ length: MOST_QUESTIONS }, (_, slot) => [`choice${slot}`, choice]),
);

/** Each question sends `{its id}:{the choice}` in a slot of its own. */
export const takeQuiz = formAction(z.object(slots), async (ctx, input) => {
  const given = Object.fromEntries(
    Object.values(input).flatMap((value) => (value ? [value.split(":") as [string, string]] : [])),
  );
  const { passed, wrong, correct, total } = await answerQuiz(ctx, { given });
  if (passed) return { redirectTo: "/ambassadors/apply" };
  return {
    redirectTo: `/ambassadors/quiz?correct=${correct}&total=${total}&wrong=${wrong.join(".")}#result`,
  };
});

const changes = {
  pause: pauseAppointment,
  resume: resumeAppointment,
  leave: leaveAppointment,
} as const;

export const changeOwn = formAction(
  z.object({ appointmentId: id, change: z.enum(["pause", "resume", "leave"]) }),
  async (ctx, { appointmentId, change }) => {
    await changes[change](ctx, { appointmentId });
    return { redirectTo: `/ambassadors/me?done=${change}` };
  },
);
