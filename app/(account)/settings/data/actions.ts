"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { askForData } from "@/lib/people/commands/ask-for-data";
import { eraseAccount, eraseAccountInput } from "@/lib/people/commands/erase-account";

export const askForCopy = formAction(z.object({}), async (ctx) => {
  await askForData(ctx);
  const { t } = await intl("ownData");
  return { message: t("copy.made") };
});

export const eraseOwn = formAction(eraseAccountInput, async (ctx, input) => {
  await eraseAccount(ctx, input);
  return { redirectTo: "/goodbye" };
});
