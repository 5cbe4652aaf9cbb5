"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";
import { checkLawsNow } from "@/lib/site/commands/check-laws-now";

export const checkLaws = formAction(z.object({}), async (ctx) => {
  await checkLawsNow(ctx);
  return { redirectTo: "/admin?checking=1#health" };
});
