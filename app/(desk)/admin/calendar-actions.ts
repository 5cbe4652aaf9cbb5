"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import {
  clearCalendar,
  clearCalendarInput,
  saveCalendar,
  saveCalendarInput,
} from "@/lib/site/commands/save-calendar";

export const save = formAction(saveCalendarInput, async (ctx, input) => {
  await saveCalendar(ctx, input);
  const { t } = await intl("admin");
  return { message: t("calendar.saved") };
});

export const clear = formAction(clearCalendarInput, async (ctx, input) => {
  await clearCalendar(ctx, input);
  return { redirectTo: `/admin/${input.of}s/${input.id}#calendar` };
});
