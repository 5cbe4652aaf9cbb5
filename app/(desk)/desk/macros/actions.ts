"use server";

import { retireMacro, retireMacroInput, saveMacro, saveMacroInput } from "@/lib/desk/commands/save-macro";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";

export const save = formAction(saveMacroInput, async (ctx, input) => {
  await saveMacro(ctx, input);
  const { path } = await intl("desk");
  return { redirectTo: path };
});

export const retire = formAction(retireMacroInput, async (ctx, input) => {
  await retireMacro(ctx, input);
  const { path } = await intl("desk");
  return { redirectTo: path };
});
