"use server";

import { z } from "zod";
import { languageTags } from "@/lib/ambassadors/languages";
import { id, reason } from "@/lib/fields";
import { formAction } from "@/lib/http/action";
import { intl, requestIntl } from "@/lib/http/intl";
import {
  appointAmbassador,
  endAppointment,
  endAppointmentInput,
} from "@/lib/people/commands/appoint-ambassador";
import { changeRole, roles } from "@/lib/people/commands/change-role";
import { offerClaim } from "@/lib/people/commands/claim-account";
import { eraseAccount, eraseAccountInput } from "@/lib/people/commands/erase-account";
import { reinstatePerson, suspendPerson } from "@/lib/people/commands/suspend-person";

const personId = z.string().min(1).max(64);

export const setRole = formAction(z.object({ personId, role: z.enum(roles) }), async (ctx, input) => {
  await changeRole(ctx, input);
  const { t } = await intl("people");
  return { message: t("roleSaved") };
});

export const suspend = formAction(z.object({ personId, reason }), async (ctx, input) => {
  await suspendPerson(ctx, input);
  const { t } = await intl("people");
  return { message: t("suspended") };
});

export const reinstate = formAction(z.object({ personId }), async (ctx, input) => {
  await reinstatePerson(ctx, input);
  const { t } = await intl("people");
  return { message: t("reinstated") };
});

/** Nothing is left to go back to. */
export const erase = formAction(eraseAccountInput, async (ctx, input) => {
  await eraseAccount(ctx, input);
  return { redirectTo: "/admin/people" };
});

export const appoint = formAction(
  z.object({
    personId,
    topicId: id,
    languages: languageTags,
    endsAt: z.union([z.literal(""), z.iso.date()]).default(""),
  }),
  async (ctx, input) => {
    await appointAmbassador(ctx, {
      personId: input.personId,
      topicId: input.topicId,
      languages: input.languages,
      endsAt: input.endsAt ? new Date(`${input.endsAt}T23:59:59Z`) : null,
    });
    const { t } = await intl("people");
    return { message: t("appointed") };
  },
);

export const endAppointmentOf = formAction(endAppointmentInput, async (ctx, input) => {
  await endAppointment(ctx, input);
  const { t } = await intl("people");
  return { message: t("ended") };
});

export const handOver = formAction(
  z.object({ personId, email: z.string().min(1).max(320) }),
  async (ctx, input) => {
    const { locale } = await requestIntl();
    const { link } = await offerClaim(ctx, { ...input, locale });
    const { t } = await intl("people");
    return { message: t("claimSent", { link }) };
  },
);
